import { statSync } from 'node:fs';
import type { INestApplicationContext, LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../app.module.js';
import type { DataSourceOptions } from 'typeorm';
import { readConfiguration, type Configuration } from '../../configuration/configuration.js';
import type { Opening } from '../../event-sourcing/database/open-database.js';
import { Mistake } from '../mistakes/mistake.js';

/** Without the data keys, so that a wrong one keeps nothing from running that needs none. */
export const withoutDataKeys = (): Configuration =>
  readConfiguration({ ...process.env, DATA_KEY: '', DATA_KEY_PREVIOUS: '' });

/** An operator is told soon that a database does not answer, or is none of a bank's. */
export const ofBank: Opening = { withinMs: 3_000, onlyExisting: true };

/** Runs `work` on the application, which neither serves nor runs consumers: that is the servers' part. */
export async function withBank<T>(work: (bank: INestApplicationContext) => Promise<T>): Promise<T> {
  const { consumers, ...others } = withoutDataKeys();
  const configuration = { ...others, opening: ofBank, consumers: { ...consumers, run: false } };
  mustExist(configuration.database);
  return withBankOf(configuration, ['fatal'], work);
}

/** Runs `work` on an application that serves nobody, and closes it. */
export async function withBankOf<T>(
  configuration: Configuration,
  logger: LogLevel[],
  work: (bank: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const module = AppModule.forRoot(configuration);
  const bank = await NestFactory.createApplicationContext(module, { logger, abortOnError: false });
  try {
    return await work(bank);
  } finally {
    await bank.close();
  }
}

/** A server creates its SQLite file; an operator who names one that is not there has mistyped it. */
export function mustExist(database: DataSourceOptions): void {
  if (database.type !== 'better-sqlite3') return;
  // What is there and may not be read is told otherwise.
  if (statSync(database.database, { throwIfNoEntry: false })) return;
  throw new Mistake(`DATABASE_URL names ${database.database}, which does not exist.`);
}
