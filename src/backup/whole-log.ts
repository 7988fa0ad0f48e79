import type { DataSource, DataSourceOptions } from 'typeorm';
import { openDatabase, type Opening } from '../event-sourcing/database/open-database.js';
import { BackupError } from './file/backup.errors.js';
import { UNFINISHED_IMPORT } from './carried-checkpoints.js';

/** A part of a log must not be taken for the whole. */
export class ImportIsUnfinished extends BackupError {
  constructor(position: number) {
    super(
      `An import into this database has come to position ${position} and is not finished. ` +
        'Run "bank import" with the same file until it ends well, or start over with an empty database.',
    );
  }
}

/**
 * Opens a database whose log is not one that is still being imported.
 *
 * @throws {ImportIsUnfinished}
 */
export async function openWholeLog(
  options: DataSourceOptions,
  opening: Opening = {},
): Promise<DataSource> {
  const database = await openDatabase(options, opening);
  try {
    const [row] = await database.query<{ position: unknown }[]>(
      `SELECT position FROM subscriptions WHERE name = '${UNFINISHED_IMPORT}'`,
    );
    if (row) throw new ImportIsUnfinished(Number(row.position));
    return database;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}
