import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import type { DataSourceOptions } from 'typeorm';
import { LogExport } from '../../backup/export-log.js';
import { openWholeLog } from '../../backup/whole-log.js';
import { counted } from '../output/counted.js';
import { Mistake } from '../mistakes/mistake.js';
import { progressBar } from '../output/progress-bar.js';
import { mustExist, ofBank, withoutDataKeys } from '../bank/with-bank.js';
import { withLog } from '../bank/with-log.js';

export interface ExportOptions {
  readonly to?: string;
  readonly withOwnerKeys?: boolean;
}

/** Readable by its owner alone. */
const MODE = 0o600;

export async function exportLog({ to, withOwnerKeys = false }: ExportOptions): Promise<void> {
  const { database } = withoutDataKeys();
  mustExist(database);
  const open = (options: DataSourceOptions) => openWholeLog(options, ofBank);
  const write = (output: Writable) =>
    withLog(open, database, ({ log, transactions }) =>
      exportTo(output, new LogExport(log, transactions.reads, { ownerKeys: withOwnerKeys })),
    );
  await (to === undefined ? write(process.stdout) : intoFile(to, write));
}

async function exportTo(output: Writable, log: LogExport): Promise<void> {
  // Each write is told of its own.
  output.on('error', () => undefined);
  const bar = progressBar('exporting');
  try {
    for await (const text of log.text((done, total) => bar.update(done, total)))
      await written(output, text);
  } finally {
    bar.end();
  }
  const { totals } = log;
  const events = totals.of('events');
  console.error(`Exported ${counted(events, 'event')}.`);
  if (events > 0) console.error(`Keep its hash elsewhere: ${events}:${totals.chainHash}`);
}

/** Waits until the text has been taken, so that no more than that is ever kept in memory. */
function written(output: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(text, (error) => {
      if (!error) return resolve();
      const isClosed = ['EPIPE', 'ERR_STREAM_DESTROYED'].includes(
        (error as NodeJS.ErrnoException).code ?? '',
      );
      reject(
        isClosed ? new Error('The output was closed: what it was given is not whole.') : error,
      );
    });
  });
}

async function intoFile(path: string, write: (output: Writable) => Promise<void>): Promise<void> {
  const file = createWriteStream(path, { flags: 'wx', mode: MODE, flush: true });
  await new Promise((resolve, reject) => file.once('open', resolve).once('error', reject)).catch(
    (error: Error) => {
      const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
      const why = isThere ? 'it is there already. Name a new file.' : error.message;
      throw new Mistake(`The export can't be written to ${path}: ${why}`);
    },
  );
  try {
    await write(file);
    await new Promise((resolve, reject) => file.once('error', reject).end(resolve));
  } catch (error) {
    file.destroy();
    await rm(path, { force: true });
    throw error;
  }
}
