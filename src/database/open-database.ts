import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrate } from './migrate.js';

/** Connects, and brings the schema up to date. */
export async function openDatabase(options: DataSourceOptions): Promise<DataSource> {
  const dataSource = await connect(options);
  try {
    await migrate(dataSource);
    return dataSource;
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

async function connect(options: DataSourceOptions): Promise<DataSource> {
  try {
    return await new DataSource(options).initialize();
  } catch (error) {
    if (options.type !== 'better-sqlite3') throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`DATABASE_URL names a file that can't be opened: ${why}`, { cause: error });
  }
}
