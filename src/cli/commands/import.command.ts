import { createReadStream, type ReadStream } from 'node:fs';
import type { DataSourceOptions } from 'typeorm';
import { AccountOpened } from '../../account/domain/account.events.js';
import { BackupError, ImportInterrupted } from '../../backup/file/backup.errors.js';
import { fileLines } from '../../backup/file/file-lines.js';
import { FileReader } from '../../backup/file/file-reader.js';
import { LogImport } from '../../backup/import-log.js';
import { ImportMark } from '../../backup/import-mark.js';
import { ImportTarget } from '../../backup/import-target.js';
import { openDatabase } from '../../event-sourcing/database/open-database.js';
import { SubscriptionStore } from '../../event-sourcing/consume/checkpoints/subscription-store.js';
import { counted } from '../output/counted.js';
import { Mistake, WrongUse } from '../mistakes/mistake.js';
import { progressBar } from '../output/progress-bar.js';
import { ofBank, withoutDataKeys } from '../bank/with-bank.js';
import { bankEvents, withLog } from '../bank/with-log.js';

export function importLog(path?: string): Promise<void> {
  return run(path).catch((error: unknown) => {
    const isRefused = error instanceof BackupError && !(error instanceof ImportInterrupted);
    throw isRefused ? new Mistake(error.message, { cause: error }) : error;
  });
}

async function run(path?: string): Promise<void> {
  const { database } = withoutDataKeys();
  const input = path === undefined ? stdin() : await opened(path);
  let hasAddresses = false;
  const file = await FileReader.open(fileLines(input), bankEvents(), (event) => {
    hasAddresses ||= event instanceof AccountOpened && event.notify !== undefined;
  });
  const started = performance.now();
  const { withinMs } = ofBank;
  const open = (options: DataSourceOptions) => openDatabase(options, { withinMs });
  const begun = await withLog(open, database, ({ log, transactions, dialect }) => {
    const mark = new ImportMark(new SubscriptionStore(transactions, dialect));
    const target = new ImportTarget(transactions, dialect, mark);
    const bar = progressBar('importing');
    return new LogImport(log, target)
      .run(file, (done, total) => bar.update(done, total))
      .finally(() => bar.end());
  });
  report(file, begun, (performance.now() - started) / 1_000);
  if (hasAddresses && !file.header.ownerKeys)
    console.log('No keys of owners were in the file: the addresses in this log can not be read.');
}

function report({ totals }: FileReader, begun: number, seconds: number): void {
  if (begun > 0) console.log(`The events up to position ${begun} were there already.`);
  console.log(
    `Imported ${counted(totals.of('events'), 'event')} in ${seconds.toFixed(1)} s; the last one's hash is ${totals.chainHash}.`,
  );
}

function stdin(): typeof process.stdin {
  if (process.stdin.isTTY)
    throw new WrongUse('Name a file to import, or have one read: bank import < log.ndjson');
  return process.stdin;
}

async function opened(path: string): Promise<ReadStream> {
  const stream = createReadStream(path);
  try {
    await new Promise<void>((resolve, reject) =>
      stream.once('readable', resolve).once('error', reject),
    );
    return stream;
  } catch (error) {
    throw new Mistake(`${path} can't be read: ${(error as Error).message}`);
  }
}
