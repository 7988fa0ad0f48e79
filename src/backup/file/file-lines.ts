import { BadLine } from './backup.errors.js';
import { asUtf8 } from './file-text.js';

/** Far more than any event that this program writes. */
export const LONGEST_LINE_BYTES = 8 * 1024 * 1024;

export interface FileLine {
  /** From 1. */
  readonly number: number;
  /** Without what ends the line. */
  readonly bytes: Buffer;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * Cuts a stream into lines, which may end as on Windows, too.
 *
 * @throws {BadLine} on one that is too long; {BackupError} where the stream is no text that can be read.
 */
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
  const line = () => withoutReturns(parts.length === 1 ? parts[0]! : Buffer.concat(parts));
  for await (const chunk of asUtf8(input)) {
    let start = 0;
    for (let end; (end = chunk.indexOf(LINE_FEED, start)) >= 0; start = end + 1) {
      keep(chunk.subarray(start, end));
      yield { number: number++, bytes: line() };
      parts = [];
      length = 0;
    }
    if (start < chunk.length) keep(chunk.subarray(start));
  }
  if (length > 0) yield { number, bytes: line() };
}

/** None ends a line of ours: in JSON, they stand escaped. */
function withoutReturns(line: Buffer): Buffer {
  let { length } = line;
  while (line[length - 1] === CARRIAGE_RETURN) length--;
  return line.subarray(0, length);
}
