/** How an event that steps aside is tried again. */
export interface Deferral {
  /** Milliseconds between the first try and the second. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** So many milliseconds after the first try it is given up. */
  readonly giveUpAfterMs: number;
}

export const defaultDeferral: Deferral = {
  firstPauseMs: 30_000,
  longestPauseMs: 3_600_000,
  giveUpAfterMs: 5 * 86_400_000,
};

/**
 * Milliseconds until the next try of an event that was first tried `waitedMs` ago: about as long again as it has
 * waited so far. Undefined when its time is over.
 */
export function pauseAfter(
  waitedMs: number,
  { firstPauseMs, longestPauseMs, giveUpAfterMs }: Deferral,
): number | undefined {
  if (waitedMs >= giveUpAfterMs) return undefined;
  const pause = Math.min(longestPauseMs, Math.max(firstPauseMs, waitedMs));
  return Math.ceil(Math.min(pause, giveUpAfterMs - waitedMs));
}
