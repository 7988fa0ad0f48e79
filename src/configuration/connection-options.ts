import type { DataSourceOptions } from 'typeorm';
import { databaseOptions } from '../event-sourcing/database/database-options.js';
import { ownerKeysMigrations } from '../personal-data/migrations/index.js';

/**
 * TypeORM's options for a bank in the database of this URL. See docs/database.md.
 *
 * @param answerWithinMs within how many milliseconds a request is answered, whatever the database does.
 * @throws {Error} that says what is wrong with the URL, and begins with "must".
 */
export const connectionOptions = (
  databaseUrl: string,
  answerWithinMs?: number,
): DataSourceOptions =>
  databaseOptions(databaseUrl, { answerWithinMs, migrations: ownerKeysMigrations });
