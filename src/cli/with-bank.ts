import { existsSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import type { DataSourceOptions } from 'typeorm';
import { readConfiguration, type Configuration } from '../configuration.js';
import { Mistake } from './mistake.js';

/** Without the data keys, so that a wrong one keeps nothing from running that needs none. */
export const withoutDataKeys = (): Configuration =>
  readConfiguration({ ...process.env, DATA_KEY: '', DATA_KEY_PREVIOUS: '' });

/** Runs `work` on the application, which neither serves nor leads followers: that is the servers' part. */
export async function withBank<T>(work: (bank: INestApplicationContext) => Promise<T>): Promise<T> {
  const { followers, ...others } = withoutDataKeys();
  const configuration = { ...others, followers: { ...followers, lead: false } };
  mustExist(configuration.database);
  const bank = await NestFactory.createApplicationContext(AppModule.forRoot(configuration), {
    logger: ['fatal'],
    abortOnError: false,
  });
  try {
    return await work(bank);
  } finally {
    await bank.close();
  }
}

/** A server creates its SQLite file; an operator who names one that is not there has mistyped it. */
export function mustExist(database: DataSourceOptions): void {
  if (database.type === 'better-sqlite3' && !existsSync(database.database))
    throw new Mistake(`DATABASE_URL names ${database.database}, which does not exist.`);
}
