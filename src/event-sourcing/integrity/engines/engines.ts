import type { DataSource } from 'typeorm';
import type { Engine } from './engine.js';
import { mysqlEngine } from './mysql-engine.js';
import { postgresEngine } from './postgres-engine.js';
import { sqliteEngine } from './sqlite-engine.js';

const engines: Partial<Record<DataSource['options']['type'], Engine>> = {
  mysql: mysqlEngine,
  mariadb: mysqlEngine,
  postgres: postgresEngine,
  'better-sqlite3': sqliteEngine,
};

export function engineOf({ options }: DataSource): Engine {
  const engine = engines[options.type];
  if (!engine) throw new Error(`The event log does not run on ${options.type}.`);
  return engine;
}
