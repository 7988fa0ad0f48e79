import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { readConfiguration } from '../configuration/configuration.js';
import { dayAtTheBank } from './day-at-the-bank.js';

/** `npm run demo`: the real application on a database of its own, which is gone afterwards. */
const folder = await mkdtemp(join(tmpdir(), 'event-sourced-bank-demo-'));
try {
  const DATABASE_URL = `sqlite:${join(folder, 'bank.sqlite')}`;
  const configuration = readConfiguration({ DATABASE_URL });
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(configuration), {
    logger: ['error', 'warn'],
  });
  await dayAtTheBank(app, (line) => console.log(line));
  await app.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}
