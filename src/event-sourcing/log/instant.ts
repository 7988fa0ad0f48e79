/** Whole microseconds since 1970-01-01T00:00:00Z. Exact as a number from the year 1685 to 2255. */
export type Instant = number;

const LAST: Instant = Number.MAX_SAFE_INTEGER;

const RFC_3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?([Zz]|[+-]\d\d:\d\d)$/;

/**
 * RFC 3339 text to an instant, cut to microseconds; undefined if it is no such time. One before or after all
 * that are exact is as good as the first or the last of them.
 */
export function parseInstant(text: string): Instant | undefined {
  const parts = RFC_3339.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', offset] = parts;
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  // A Date rolls 31 February over into March; such a day is no day.
  const asUtc = new Date(`${wall}Z`);
  if (Number.isNaN(asUtc.getTime()) || !asUtc.toISOString().startsWith(wall)) return undefined;
  const milliseconds = Date.parse(`${wall}${offset?.toUpperCase()}`);
  if (Number.isNaN(milliseconds)) return undefined;
  const instant = milliseconds * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
  return Math.min(LAST, Math.max(-LAST, instant));
}

/** `2026-11-20T09:30:00.000001Z`: always UTC, always six digits of the second. */
export function formatInstant(instant: Instant): string {
  const micros = ((instant % 1_000_000) + 1_000_000) % 1_000_000;
  const seconds = new Date((instant - micros) / 1000).toISOString().slice(0, -'.000Z'.length);
  return `${seconds}.${String(micros).padStart(6, '0')}Z`;
}
