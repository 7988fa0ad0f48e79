import { DataSource } from 'typeorm';
import { connectionOptions } from './src/database/connection-options.js';
import { withPassword } from './src/database/database-password.js';

const { DATABASE_URL, DATABASE_PASSWORD } = process.env;

/** For the TypeORM command line: `npm run typeorm -- migration:show`. The program migrates by itself. */
export default new DataSource(
  connectionOptions(
    withPassword(DATABASE_URL ?? 'sqlite:./data/bank.sqlite', DATABASE_PASSWORD ?? ''),
  ),
);
