/**
 * How long a test waits for what is sure to come. Only one that fails ever waits so long: how busy the machine is
 * must not decide.
 */
export const LONGEST_MS = 600_000;
