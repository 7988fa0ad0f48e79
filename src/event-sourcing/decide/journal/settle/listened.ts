/** A listener that throws must not stop the loop. */
export function listened(listen: () => void): void {
  try {
    listen();
  } catch (error) {
    process.emitWarning(error as Error);
  }
}
