import type { DataSource } from 'typeorm';
import type { Dialect } from './dialect.js';
import { mysqlDialect } from './mysql-dialect.js';
import { postgresDialect } from './postgres-dialect.js';
import { sqliteDialect } from './sqlite-dialect.js';

const dialects: Partial<Record<DataSource['options']['type'], Dialect>> = {
  mysql: mysqlDialect,
  mariadb: mysqlDialect,
  postgres: postgresDialect,
  'better-sqlite3': sqliteDialect,
};

export const dialectOf = ({ options }: DataSource): Dialect => dialectFor(options.type);

export function dialectFor(type: DataSource['options']['type']): Dialect {
  const dialect = dialects[type];
  if (!dialect) throw new Error(`The event log does not run on ${type}.`);
  return dialect;
}
