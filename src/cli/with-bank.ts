import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { readConfiguration } from '../configuration.js';

/** Runs `work` on the application, which neither serves nor leads followers: that is the servers' part. */
export async function withBank<T>(work: (bank: INestApplicationContext) => Promise<T>): Promise<T> {
  const configuration = readConfiguration({ ...process.env, ROLE: 'api' });
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
