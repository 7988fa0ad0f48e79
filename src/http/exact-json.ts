/** Not in TypeScript's library yet: text that becomes part of the JSON as it is. */
declare global {
  interface JSON {
    rawJSON(text: string): unknown;
  }
}

/** JSON in which a bigint is an integer with all its digits. */
export function exactJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'bigint' ? JSON.rawJSON(String(each)) : each,
  );
}
