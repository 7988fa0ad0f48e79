import { BackupError, BadFile } from './backup.errors.js';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** What begins with these bytes in hexadecimal; `..` is any byte but zero. The first that fits counts. */
const READ: readonly (readonly [string, Encoding])[] = [
  ['fffe', 'utf-16le'],
  ['..00', 'utf-16le'],
  ['feff', 'utf-16be'],
  ['00..', 'utf-16be'],
];

const REFUSED: readonly (readonly [string, string])[] = [
  ...['fffe0000', '0000feff', '..000000', '000000..'].map((bytes) => [bytes, 'UTF-32'] as const),
  ...['1f8b', '504b0304', '28b52ffd', '425a68', 'fd377a58'].map(
    (bytes) => [bytes, 'compressed'] as const,
  ),
];

const ENOUGH = 4;
const MARK = Buffer.from('\uFEFF');

/**
 * A file as UTF-8 without a byte order mark. Shells of Windows write what is redirected as UTF-16.
 *
 * @throws {BackupError} at its first bytes, if it is nothing that can be read.
 */
export async function* asUtf8(input: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer> {
  const chunks = fromTheStart(input);
  const first = await chunks.next();
  if (first.done) return;
  const encoding = encodingAt(first.value);
  if (encoding !== 'utf-8') {
    yield* decoded(first.value, chunks, encoding);
    return;
  }
  const isMarked = first.value.subarray(0, MARK.length).equals(MARK);
  yield first.value.subarray(isMarked ? MARK.length : 0);
  for await (const chunk of chunks) yield chunk;
}

async function* decoded(
  first: Buffer,
  others: AsyncIterable<Buffer>,
  encoding: Encoding,
): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (chunk?: Buffer) => {
    try {
      return Buffer.from(decoder.decode(chunk, { stream: chunk !== undefined }));
    } catch (cause) {
      const name = encoding.toUpperCase();
      throw new BadFile(`The file is cut off, or not ${name} throughout`, { cause });
    }
  };
  yield decode(first);
  for await (const chunk of others) yield decode(chunk);
  yield decode();
}

function encodingAt(start: Buffer): Encoding {
  const begins = ([bytes]: readonly [string, string]) => matches(start, bytes);
  const refused = REFUSED.find(begins)?.[1];
  if (refused === 'compressed')
    throw new BackupError('The file is compressed: unpack it, and import what comes out.');
  if (refused)
    throw new BackupError(
      `The file is ${refused}: what wrote it has changed what "bank export" gave. Export with --to <file>, and import that.`,
    );
  return READ.find(begins)?.[1] ?? 'utf-8';
}

const matches = (start: Buffer, bytes: string) =>
  new RegExp(`^${bytes.replaceAll('..', '(?!00)..')}`).test(start.toString('hex', 0, ENOUGH));

/** The chunks of a stream, of which the first has enough bytes to tell what it is. */
async function* fromTheStart(input: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer> {
  let start: Buffer | undefined = Buffer.alloc(0);
  for await (const piece of input) {
    const chunk = Buffer.from(piece as string);
    if (start === undefined) {
      yield chunk;
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < ENOUGH) continue;
    yield start;
    start = undefined;
  }
  if (start !== undefined && start.length > 0) yield start;
}
