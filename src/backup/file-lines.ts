import { BadLine } from './backup.errors.js';

/** Far more than any event that this program writes. */
export const LONGEST_LINE_BYTES = 8 * 1024 * 1024;

export interface FileLine {
  /** From 1. */
  readonly number: number;
  /** Without the line feed. */
  readonly bytes: Buffer;
}

const LINE_FEED = 10;

/** Cuts a stream into lines. @throws {BadLine} on one that is too long. */
export async function* fileLines(
  input: AsyncIterable<Buffer | string>,
  longest = LONGEST_LINE_BYTES,
): AsyncGenerator<FileLine> {
  let number = 1;
  let parts: Buffer[] = [];
  let length = 0;
  const keep = (part: Buffer) => {
    parts.push(part);
    length += part.length;
    if (length > longest) throw new BadLine(number, `it is longer than ${longest} bytes`);
  };
  for await (const piece of input) {
    const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
    let start = 0;
    for (let end; (end = chunk.indexOf(LINE_FEED, start)) >= 0; start = end + 1) {
      keep(chunk.subarray(start, end));
      yield { number: number++, bytes: parts.length === 1 ? parts[0]! : Buffer.concat(parts) };
      parts = [];
      length = 0;
    }
    if (start < chunk.length) keep(chunk.subarray(start));
  }
  if (length > 0) yield { number, bytes: Buffer.concat(parts) };
}
