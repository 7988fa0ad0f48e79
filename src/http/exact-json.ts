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
  return JSON.stringify(value, exactly);
}

/** The same for people: indented. */
export function readableJson(value: unknown): string {
  return JSON.stringify(value, exactly, 2);
}

const exactly = (_: string, value: unknown) =>
  typeof value === 'bigint' ? JSON.rawJSON(String(value)) : value;
