import { parse } from 'lossless-json';

/** Not in TypeScript's library yet: text that becomes part of the JSON as it is. */
declare global {
  interface JSON {
    rawJSON(text: string): unknown;
  }
}

const WHOLE = /^-?\d{1,20}$/;
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}:]/gs;

/**
 * What JSON text says, with whole numbers as bigints, so that each keeps all its digits. What is
 * written with a point or an exponent is a number, as is what no 64 bits hold.
 *
 * @throws {SyntaxError} if it is not JSON, or an object in it names a member twice.
 */
export function parseExactJson(text: string): unknown {
  const value = parse(text, undefined, (digits) =>
    WHOLE.test(digits) ? BigInt(digits) : Number(digits),
  );
  refuseTwins(text);
  return value;
}

/** The parser takes a member that is named twice with the same value. */
function refuseTwins(json: string): void {
  const objects: Set<string>[] = [];
  let last = '';
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '{') objects.push(new Set());
    else if (token === '}') objects.pop();
    else if (token === ':') add(objects.at(-1)!, unquoted(last));
    last = token;
  }
}

const unquoted = (token: string) =>
  token.includes('\\') ? (JSON.parse(token) as string) : token.slice(1, -1);

function add(names: Set<string>, name: string): void {
  if (names.has(name)) throw new SyntaxError('A member is named twice');
  names.add(name);
}

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
