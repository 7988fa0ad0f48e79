import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { ConfigurationMistakes } from './configuration/configuration-mistakes.js';
import { readConfiguration, type Role } from './configuration/configuration.js';
import { withoutSecrets } from './event-sourcing/database/url/server-url.js';
import { configureApp } from './configure-app.js';
import { endAtOnceOnSignal, endOnSignal } from './end-on-signal.js';
import { readEnvFile } from './configuration/env-file.js';
import { explained } from './explained.js';
import { RequestContext } from './event-sourcing/decide/request-context.js';
import { HttpAdapter } from './http/http-adapter.js';
import { inOrder, PinoLogger, type LogLevel } from './logging/pino-logger.service.js';
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
  const logger = loggerOf(configuration.logLevel);
  process.on('uncaughtExceptionMonitor', (error) => logger.fatal(error));
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
    'ROLE is api: no consumers here, so lists and ledger stand still unless one runs with ROLE=consumers',
    ...linesOf.all(url),
  ],
  consumers: () => ['ROLE is consumers: no API here, but /health/ready and /metrics'],
};

/** JSON for machines, plain lines for a person at a terminal. */
function loggerOf(level: LogLevel): PinoLogger {
  const { stdout } = process;
  return new PinoLogger(
    level,
    stdout.isTTY ? readableLines((line) => stdout.write(line)) : undefined,
  );
}

/** In the log, and to the person at a terminal whose log goes elsewhere. */
function sayLastWords(lines: readonly string[]): void {
  const { stdout, stderr } = process;
  if (stdout.isTTY || stderr.isTTY) for (const line of lines) console.error(line);
  if (stdout.isTTY) return;
  const logger = new PinoLogger('fatal', inOrder());
  for (const line of lines) logger.fatal(line);
}

function explain(error: unknown): readonly string[] {
  if (error instanceof ConfigurationMistakes) return error.mistakes;
  const { code, port, address } = error as { code?: string; port?: number; address?: string };
  const why =
    code === 'EADDRINUSE'
      ? `port ${port} of ${address} is in use. Set PORT to another one.`
      : explained(error);
  return [`The service can not start: ${why}`];
}

try {
  await start();
} catch (error) {
  sayLastWords(explain(error));
  process.exit(1);
}
