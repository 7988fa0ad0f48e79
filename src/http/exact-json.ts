import { parse } from 'lossless-json';

/** Not in TypeScript's library yet: text that becomes part of the JSON as it is. */
declare global {
  interface JSON {
    rawJSON(text: string): unknown;
  }
}

const WHOLE = /^-?\d{1,20}$/;

/**
 * What JSON text says, with whole numbers as bigints, so that each keeps all its digits. What is
 * written with a point or an exponent is a number, as is what no 64 bits hold.
 *
 * @throws {SyntaxError} if it is not JSON, or names a member twice with different values.
 */
export const parseExactJson = (text: string): unknown =>
  parse(text, undefined, (digits) => (WHOLE.test(digits) ? BigInt(digits) : Number(digits)));

/** JSON in which a bigint is an integer with all its digits. */
export function exactJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'bigint' ? JSON.rawJSON(String(each)) : each,
  );
}
