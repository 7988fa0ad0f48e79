import type { EventLogReader, Head } from '../event-sourcing/log/event-log.js';
import type { Row, SqlReader } from '../event-sourcing/log/stores/sql/transactions/transactions.js';
import { BackupError } from './file/backup.errors.js';
import { isCarried } from './carried-checkpoints.js';
import { LONGEST_LINE_BYTES } from './file/file-lines.js';
import { FileTotals } from './file/file-totals.js';
import { headerLine } from './file/header.js';
import { pagesByKey } from './pages-by-key.js';
import {
  checkpoints,
  events,
  ownerKeys,
  parkedEvents,
  snapshots,
  valuesOf,
  type Section,
  type Values,
} from './file/sections.js';

const PAGE = 1_000;

/** Told how far an export or an import has come, as positions of the log. */
export type Progress = (done: number, total: number) => void;

export interface ExportOptions {
  /** Whether the owners' keys are to be in it, as wrapped by the data key. */
  readonly ownerKeys: boolean;
}

/** Writes a log as lines, up to where it stands when it begins; others may go on appending to it. */
export class LogExport {
  readonly totals = new FileTotals();

  constructor(
    private readonly log: EventLogReader,
    private readonly reader: SqlReader,
    private readonly options: ExportOptions,
  ) {}

  /**
   * A few lines at a time, each with its line feed.
   *
   * @throws {BackupError} where the log is broken.
   */
  async *text(progress: Progress = () => undefined): AsyncGenerator<string> {
    // Before the head, so that none lies beyond it.
    const reached = await this.checkpoints();
    const head = await this.log.head();
    const { ownerKeys: withKeys } = this.options;
    const exportedAt = new Date().toISOString();
    yield this.lines([headerLine({ head, ownerKeys: withKeys, exportedAt })]);
    yield* this.events(head, progress);
    yield* this.section(snapshots, 'position <= ?', [head.position]);
    yield this.rows(checkpoints, reached);
    // What a policy has parked beyond its checkpoint, it will come to again.
    for (const { name, position } of reached)
      yield* this.section(parkedEvents, 'subscription = ? AND position <= ?', [name, position]);
    if (withKeys) yield* this.section(ownerKeys);
    yield `${this.totals.lastLine()}\n`;
  }

  private async checkpoints(): Promise<Row[]> {
    const carried = await isCarried(this.reader);
    const rows: Row[] = [];
    for await (const page of pagesByKey(this.reader, checkpoints))
      rows.push(...page.filter(({ name }) => carried(String(name))));
    return rows;
  }

  private async *events(head: Head, progress: Progress): AsyncGenerator<string> {
    for (let after = 0; after < head.position;) {
      const limit = Math.min(PAGE, head.position - after);
      const page = await this.log.readAll(after, limit);
      const texts = page.map((event, index) => {
        if (event.position !== after + 1 + index) throw missing(after + 1 + index);
        return lineOf(events, { ...event, hash: this.totals.link(event) });
      });
      if (texts.length === 0) throw missing(after + 1);
      this.totals.count(events, texts.length);
      yield this.lines(texts);
      after += texts.length;
      progress(after, head.position);
    }
  }

  private async *section(section: Section, condition?: string, values?: readonly unknown[]) {
    for await (const page of pagesByKey(this.reader, section, condition, values))
      yield this.rows(section, page);
  }

  private rows(section: Section, rows: readonly Row[]): string {
    this.totals.count(section, rows.length);
    return this.lines(rows.map((row) => lineOf(section, valuesOf(section, row))));
  }

  private lines(texts: readonly string[]): string {
    const text = texts.map((line) => `${line}\n`).join('');
    this.totals.take(text);
    return text;
  }
}

function lineOf({ kind, table }: Section, values: Values): string {
  const line = inAscii(JSON.stringify({ kind, ...values }));
  if (Buffer.byteLength(line) > LONGEST_LINE_BYTES)
    throw new BackupError(
      `A row of ${table} is longer than ${LONGEST_LINE_BYTES} bytes: it can't be exported.`,
    );
  return line;
}

/** The same JSON, whatever a shell on its way takes the characters for that are not ASCII. */
const inAscii = (json: string): string =>
  json.replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const missing = (position: number) =>
  new BackupError(`The log has no event at position ${position}; see "bank verify".`);
