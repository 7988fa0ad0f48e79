import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app.module.js';
import { readConfiguration } from '../../src/configuration.js';

/** Whether it leads its followers along the log. */
export interface BankHere {
  readonly follows: boolean;
}

/** Does `work` with a bank in this process, which serves nobody. */
export async function withBankHere<T>(
  databaseUrl: string,
  { follows }: BankHere,
  work: (bank: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const environment = { DATABASE_URL: databaseUrl, ROLE: follows ? 'all' : 'api' };
  const configuration = readConfiguration({ ...environment, RETIRED_GRACE_MS: '0' });
  const bank = await NestFactory.createApplicationContext(AppModule.forRoot(configuration), {
    logger: ['error'],
    abortOnError: false,
  });
  try {
    return await work(bank);
  } finally {
    await bank.close();
  }
}
