import { DataSource } from 'typeorm';
import { dialectOf } from '../dialects/dialects.js';

/**
 * Where to read from without seeing what is not committed: a connection of its own where the writer
 * has only one, else the same pool.
 */
export async function openReader(writer: DataSource): Promise<DataSource> {
  if (!dialectOf(writer).singleConnection) return writer;
  return new DataSource({ ...writer.options, migrations: [] }).initialize();
}
