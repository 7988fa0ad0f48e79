import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { ConfigurationMistakes, readConfiguration, type Role } from './configuration.js';
import { withoutSecrets } from './database/url/server-url.js';
import { configureApp } from './configure-app.js';
import { endAtOnceOnSignal, endOnSignal } from './end-on-signal.js';
import { readEnvFile } from './env-file.js';
import { explained } from './explained.js';
import { RequestContext } from './event-sourcing/request-context.js';
import { HttpAdapter } from './http/http-adapter.js';
import { PinoLogger } from './logging/pino-logger.service.js';
import { readableLines } from './logging/readable-lines.js';
import { mustBeNewEnough } from './node-version.js';

// Else V8 collects garbage late where there is much memory: 600 MB in place of 380 under a full load.
setFlagsFromString('--heap-growing-percent=50');

async function start(): Promise<void> {
  mustBeNewEnough(process.versions.node);
  readEnvFile();
  const configuration = readConfiguration(process.env);
  const { database } = configuration;
  const isNew = database.type === 'better-sqlite3' && !existsSync(database.database);
  const { stdout } = process;
  const terminal = stdout.isTTY ? readableLines((line) => stdout.write(line)) : undefined;
  const logger = new PinoLogger(configuration.logLevel, terminal);
  const isThere = endAtOnceOnSignal(logger);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(configuration),
    new HttpAdapter(configuration.http),
    { logger, bodyParser: false, abortOnError: false },
  );
  const context = app.get(RequestContext);
  logger.enrich(() => context.current.metadata);
  configureApp(app, configuration);
  isThere();
  endOnSignal(app, configuration.drainMs, logger);
  await app.listen(configuration.port, configuration.host);
  const url = await app.getUrl();
  logger.log(`Serving on ${url}`);
  if (isNew) logger.log(`Began a new, empty bank in ${database.database}`);
  logger.log(`Database: ${withoutSecrets(configuration.databaseUrl)}`);
  for (const line of linesOf[configuration.role](url)) logger.log(line);
}

/** What a process of this role says of itself when it serves. */
const linesOf: Readonly<Record<Role, (url: string) => readonly string[]>> = {
  all: (url) => [`Swagger UI: ${url}/docs`],
  api: (url) => [
    'ROLE is api: no followers here, so lists and ledger stand still unless one runs with ROLE=followers',
    ...linesOf.all(url),
  ],
  followers: () => ['ROLE is followers: no API here, but /health/ready and /metrics'],
};

function explain(error: unknown): string {
  if (error instanceof ConfigurationMistakes) return error.message;
  const { code, port, address } = error as { code?: string; port?: number; address?: string };
  const why =
    code === 'EADDRINUSE'
      ? `port ${port} of ${address} is in use. Set PORT to another one.`
      : explained(error);
  return `The service can not start: ${why}`;
}

try {
  await start();
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
