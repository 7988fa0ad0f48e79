import fc from 'fast-check';
import { InMemoryEventLog } from '../event-sourcing/log/stores/in-memory/in-memory-event-log.js';
import { allOf, appendTo, countedEvent } from '../event-sourcing/testing/counter-events.js';
import { counterRegistry } from '../event-sourcing/testing/counters.js';
import type { Row, SqlReader } from '../event-sourcing/log/stores/sql/transactions/transactions.js';
import { BackupError } from './file/backup.errors.js';
import { LogExport } from './export-log.js';
import { fileLines } from './file/file-lines.js';
import { FileReader, type Batch } from './file/file-reader.js';
import { sections } from './file/sections.js';

/** Any text that a database can hold. */
const oddText = fc.string({ unit: 'binary', maxLength: 20 });
const texts = fc.array(oddText, { maxLength: 12 });

/** A log whose events, and what stands beside it, hold these texts. */
async function exported(odd: readonly string[], ownerKeys = true): Promise<string> {
  const log = new InMemoryEventLog();
  const events = odd.map((text, index) =>
    countedEvent(`${index} ${text}`, 1, 1, {
      eventId: text,
      data: JSON.stringify({ counter: text, by: 1 }),
      metadata: JSON.stringify({ actor: text }),
      transactionId: index % 2 === 0 ? null : text,
      endsCommand: index % 3 === 0,
    }),
  );
  if (events.length > 0) await appendTo(log, ...events);
  const pieces: string[] = [];
  const reader = tables(odd);
  for await (const piece of new LogExport(log, reader, { ownerKeys }).text()) pieces.push(piece);
  return pieces.join('');
}

/** What stands beside the log: a row a text, in one page. */
function tables(odd: readonly string[]): SqlReader {
  const row = (text: string, index: number): Row => ({
    stream_id: text,
    schema_version: 1,
    version: BigInt(index + 1),
    position: String(index + 1),
    recorded_at: 2n ** 53n - 1n,
    state: text,
    name: `policy ${index}`,
    delivered: 0,
    subscription: text,
    event_id: text,
    reason: text,
    owner_id: text,
    wrapped_key: text,
    data_key_id: text,
    key_id: index % 2 === 0 ? null : text,
  });
  return {
    query: (sql) => Promise.resolve(sql.includes('read_models') ? [] : odd.map(row)),
  };
}

const banner = '\n> event-sourced-bank@1.0.0 bank\r\n> node cli/main.js export\n\n';

async function readBack(text: string | Buffer, pieceLength = 1 << 20) {
  const bytes = Buffer.from(text as string);
  async function* pieces() {
    for (let start = 0; start < bytes.length; start += pieceLength)
      yield bytes.subarray(start, start + pieceLength);
  }
  const file = await FileReader.open(fileLines(pieces()), counterRegistry());
  const batches: Batch[] = [];
  for await (const batch of file.batches()) batches.push(batch);
  return { file, batches };
}

describe('an exported log', () => {
  it('is read back as it was, whatever the texts and wherever the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 300 }), async (odd, pieceLength) => {
        const text = await exported(odd);
        const { batches } = await readBack(text, pieceLength);
        const read = batches.flatMap(({ section, rows }) =>
          rows.map((row) => ({ kind: section.kind, ...row })),
        );
        const lines = text.split('\n').slice(1, -2);
        expect(read).toEqual(lines.map((line) => JSON.parse(line) as unknown));
        for (const line of lines.filter((each) => each.startsWith('{"kind":"snapshot"')))
          expect(line).toContain('"recordedAt":9007199254740991');
      }),
      { numRuns: 50 },
    );
  });

  it('holds every column of every event', async () => {
    const log = new InMemoryEventLog();
    await appendTo(log, countedEvent('a', 1), countedEvent('a', 2, 1, { transactionId: 't' }));
    let text = '';
    for await (const piece of new LogExport(log, tables([]), { ownerKeys: false }).text())
      text += piece;
    const { batches } = await readBack(text);
    const rows = batches.flatMap((batch) => batch.rows).map(({ hash: _, ...event }) => event);
    expect(rows).toEqual(await allOf(log));
  });

  it('is refused once any bit of it is another, and when any of its end is missing', async () => {
    const bytes = Buffer.from(await exported(['a', 'ü\u0000"\n', '😀']));
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes);
      changed[index]! ^= 1 << (index % 8);
      await expect(readBack(changed)).rejects.toThrow(BackupError);
      if (index < bytes.length - 1)
        await expect(readBack(bytes.subarray(0, index))).rejects.toThrow(BackupError);
    }
  });

  it('is refused with any of its lines missing, doubled or displaced, or with one after its end', async () => {
    const lines = (await exported(['a', 'b', 'c'])).trimEnd().split('\n');
    expect(lines).toHaveLength(2 + 3 * sections.length + 6);
    for (const [index, line] of lines.entries()) {
      const others = lines.filter((_, each) => each !== index);
      const doubled = [...lines.slice(0, index), line, ...lines.slice(index)];
      for (const changed of [others, doubled, [...others, line].reverse()])
        await expect(readBack(`${changed.join('\n')}\n`)).rejects.toThrow(BackupError);
    }
  });

  it('has the keys of owners only when they are asked for, and says whether it has', async () => {
    const without = await exported(['a'], false);
    expect(without).not.toContain('"kind":"ownerKey"');
    expect((await readBack(without)).file.header.ownerKeys).toBe(false);
    const added = (await exported(['a'])).replace('"ownerKeys":true', '"ownerKeys":false');
    await expect(readBack(added)).rejects.toThrow('it holds a key of an owner');
  });

  it('is ASCII, which no shell takes for anything else', async () => {
    const text = await exported(['ü', '😀', '\u007f\u2028']);
    expect(text).toMatch(/^[\n -~]*$/);
  });

  describe.each([
    ['\\n', '\n'],
    ['\\r\\n', '\r\n'],
    ['\\r\\r\\n', '\r\r\n'],
  ])('with lines that end with %s', (_, lineEnd) => {
    it.each([
      ['UTF-8', 'utf8', ''],
      ['UTF-8 with a mark', 'utf8', '\uFEFF'],
      ['UTF-16', 'utf16le', '\uFEFF'],
      ['UTF-16 without a mark', 'utf16le', ''],
      ['big-endian UTF-16', 'utf16be', '\uFEFF'],
      ['big-endian UTF-16 without a mark', 'utf16be', ''],
    ] as const)('is read as %s, wherever the stream is cut', async (_, encoding, mark) => {
      const text = await exported(['a', 'ü😀']);
      const rewritten = `${mark}${banner}${text}\n`.replaceAll('\n', lineEnd);
      const bytes = Buffer.from(rewritten, encoding === 'utf8' ? 'utf8' : 'utf16le');
      if (encoding === 'utf16be') bytes.swap16();
      for (const pieceLength of [1, 3, 1_000])
        expect((await readBack(bytes, pieceLength)).batches).toEqual(
          (await readBack(text)).batches,
        );
    });
  });

  it.each([
    ['UTF-32', 'fffe00007b000000', 'The file is UTF-32: .* Export with --to <file>'],
    ['UTF-32 without a mark', '7b00000022000000', 'The file is UTF-32: '],
    ['big-endian UTF-32', '0000feff0000007b', 'The file is UTF-32: '],
    ['big-endian UTF-32 without a mark', '0000007b00000022', 'The file is UTF-32: '],
    ['compressed', '1f8b080000000000', 'The file is compressed: unpack it'],
    [
      'UTF-16 for a while',
      'fffe7b0000dc7b00',
      'is cut off, or not UTF-16LE throughout.* --to <file>',
    ],
    ['UTF-7', Buffer.from('+AHsAIg-').toString('hex'), '--to <file>'],
  ])('that was made %s is refused, with the reason and the way', async (_, hex, message) => {
    await expect(readBack(Buffer.from(hex, 'hex'), 1)).rejects.toThrow(new RegExp(message));
  });

  it('is read after what npm prints before it', async () => {
    const text = await exported(['a']);
    expect((await readBack(banner + text)).batches).toEqual((await readBack(text)).batches);
    await expect(readBack('\n'.repeat(9) + text)).rejects.toThrow('This is not an exported log');
  });

  it.each([
    ['nothing', '', 'This is not an exported log: it is empty'],
    ['another file', 'Dear all,\n', 'This is not an exported log: it has no header'],
    ['another JSON', '[]\n', 'This is not an exported log'],
    [
      'a file of a later program',
      '{"format":"event-sourced-bank log","version":2}\n',
      'The file is of version 2 of its format; this program knows version 1. Update it.',
    ],
    [
      'a damaged header',
      '{"format":"event-sourced-bank log","version":1,"head":{}}\n',
      'The header of the file is damaged',
    ],
  ])('is not %s', async (_, text, message) => {
    await expect(readBack(text)).rejects.toThrow(message);
  });

  it('with an event from the future, or of an unknown type, is refused at its line', async () => {
    for (const [change, message] of [
      [{ schemaVersion: 2 }, /^Line 3: The event at position 2 .* can't be read/],
      [{ type: 'Uncounted' }, /^Line 3: .*no such type of event is known/],
      [{ data: 'nonsense' }, /^Line 3: .*it is not JSON/],
    ] as const) {
      const log = new InMemoryEventLog();
      await appendTo(log, countedEvent('a', 1), countedEvent('a', 2, 1, change));
      let text = '';
      for await (const piece of new LogExport(log, tables([]), { ownerKeys: false }).text())
        text += piece;
      await expect(readBack(text)).rejects.toThrow(message);
    }
  });
});

describe('the lines of a file', () => {
  it('have a bound', async () => {
    async function* endless() {
      for (;;) yield Buffer.alloc(1_000, 'x');
    }
    const lines = fileLines(endless(), 10_000);
    await expect(lines.next()).rejects.toThrow('Line 1: it is longer than 10000 bytes');
  });
});
