import { isUtf8 } from 'node:buffer';
import type { DomainEvent } from '../../event-sourcing/log/domain-event.js';
import type { EventRegistry } from '../../event-sourcing/log/event-registry.js';
import type { StoredEvent } from '../../event-sourcing/log/recorded-event.js';
import { BackupError, BadFile, BadLine } from './backup.errors.js';
import type { FileLine } from './file-lines.js';
import { FileTotals } from './file-totals.js';
import { objectIn, parseHeader, type Header } from './header.js';
import { events, faultOf, ownerKeys, sections, type Section, type Values } from './sections.js';

/** Lines of one section. */
export interface Batch {
  readonly section: Section;
  /** Rows of the section; those of events have their `hash` in the chain. */
  readonly rows: readonly Values[];
}

/** What `npm run` prints before the program does: a few lines that are empty or begin with `>`. */
const BANNER = /^(>.*)?$/;
const LONGEST_BANNER = 8;
const ROWS_A_BATCH = 1_000;
/** A statement must fit into what a database server takes at once; the least of them takes 16 MiB. */
const BYTES_A_BATCH = 4 * 1024 * 1024;

/** Reads a file's lines, and vouches for each: an event's line is checked before it is handed on. */
export class FileReader {
  readonly totals = new FileTotals();
  private section = 0;
  private recordedAt = 0;

  private constructor(
    readonly header: Header,
    private readonly lines: AsyncIterator<FileLine>,
    private readonly registry: EventRegistry,
    private readonly onEvent: (event: DomainEvent) => void,
  ) {}

  /** `onEvent` is told each event on the way. @throws {BackupError} if it is not such a file. */
  static async open(
    lines: AsyncGenerator<FileLine>,
    registry: EventRegistry,
    onEvent: (event: DomainEvent) => void = () => undefined,
  ): Promise<FileReader> {
    for (let read = 0; read <= LONGEST_BANNER; read++) {
      const next = await lines.next();
      if (next.done) break;
      const { bytes } = next.value;
      const text = bytes.toString();
      if (BANNER.test(text)) continue;
      const reader = new FileReader(parseHeader(text), lines, registry, onEvent);
      reader.take(bytes);
      return reader;
    }
    throw new BackupError(
      'This is not an exported log: it is empty. Give what "bank export --to <file>" has written.',
    );
  }

  /** Comes to its end only if the file is whole. @throws {BackupError} */
  async *batches(): AsyncGenerator<Batch> {
    let rows: Values[] = [];
    let bytes = 0;
    let section: Section = events;
    let number = 1;
    for (let next; !(next = await this.lines.next()).done;) {
      const line = next.value;
      const { kind, values } = parse(line);
      const isFull = rows.length === ROWS_A_BATCH || bytes + line.bytes.length > BYTES_A_BATCH;
      if (rows.length > 0 && (isFull || kind !== section.kind)) {
        yield { section, rows };
        rows = [];
        bytes = 0;
      }
      if (kind === 'end') return await this.mustEnd(line);
      section = this.accept(line, kind, values);
      number = line.number;
      rows.push(values);
      bytes += line.bytes.length;
    }
    throw new BadFile(
      `The file is cut off after line ${number}: its last line, which says that it is whole, is missing.`,
    );
  }

  private accept({ number, bytes }: FileLine, kind: unknown, values: Values): Section {
    while (sections[this.section] && sections[this.section]!.kind !== kind) this.section++;
    const section = sections[this.section];
    if (!section) throw new BadLine(number, `${String(kind)} is not known, or not in its place`);
    if (section === ownerKeys && !this.header.ownerKeys)
      throw new BadLine(number, 'it holds a key of an owner, and the header says that none is in');
    if (section !== events) this.mustHaveAllEvents(number);
    const { hash, ...fields } = values;
    const fault = faultOf(section, section === events ? fields : values);
    if (fault) throw new BadLine(number, fault);
    if (section === events) this.acceptEvent(number, fields as unknown as StoredEvent, hash);
    this.totals.count(section);
    this.take(bytes);
    return section;
  }

  private acceptEvent(number: number, event: StoredEvent, hash: unknown): void {
    const expected = this.totals.of(events.counted) + 1;
    if (event.position !== expected)
      throw new BadLine(number, `position ${expected} should come next, found ${event.position}`);
    if (this.totals.link(event) !== hash)
      throw new BadLine(number, `the event at position ${expected} is not as it was exported`);
    if (event.recordedAt < this.recordedAt || event.recordedAt > this.header.head.recordedAt)
      throw new BadLine(number, `the event at position ${expected} has a time that can't be`);
    this.recordedAt = event.recordedAt;
    try {
      this.onEvent(this.registry.decode(event).event);
    } catch (error) {
      throw new BadLine(number, (error as Error).message, { cause: error });
    }
  }

  private async mustEnd({ number, bytes }: FileLine): Promise<void> {
    this.mustHaveAllEvents(number);
    if (bytes.toString() !== this.totals.lastLine())
      throw new BadLine(number, 'what stands before it is not as it was exported');
    for (let next; !(next = await this.lines.next()).done;)
      if (next.value.bytes.length > 0)
        throw new BadLine(next.value.number, 'it stands after the end');
  }

  private mustHaveAllEvents(number: number): void {
    const { position } = this.header.head;
    const found = this.totals.of(events.counted);
    if (found !== position)
      throw new BadLine(number, `the log ends at position ${position}, and ${found} events came`);
  }

  private take(bytes: Buffer): void {
    this.totals.take(bytes);
    this.totals.take('\n');
  }
}

function parse({ number, bytes }: FileLine): { kind: unknown; values: Values } {
  if (!isUtf8(bytes)) throw new BadLine(number, 'it is not UTF-8');
  const object = objectIn(bytes.toString());
  if (!object) throw new BadLine(number, 'it is not JSON; the file may be cut off here');
  const { kind, ...values } = object;
  return { kind, values: values as Values };
}
