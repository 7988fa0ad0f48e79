import { DataSource } from 'typeorm';
import { connectionOptions } from './src/database/connection-options.js';

/** For the TypeORM command line: `npm run typeorm -- migration:show`. The program migrates by itself. */
export default new DataSource(
  connectionOptions(process.env.DATABASE_URL ?? 'sqlite:./data/bank.sqlite'),
);
