import type { LoggerService } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import type { FastifyInstance } from 'fastify';
import { AppModule } from '../../src/app.module.js';
import { readConfiguration } from '../../src/configuration/configuration.js';
import { configureApp } from '../../src/configure-app.js';
import type { EventLog } from '../../src/event-sourcing/log/event-log.js';
import { EVENT_LOG } from '../../src/event-sourcing/nest/event-log.token.js';
import type { JournalOptions } from '../../src/event-sourcing/decide/journal/journal.js';
import type { HttpServer } from '../../src/http/connections/http-server.js';
import { HttpAdapter } from '../../src/http/http-adapter.js';
import type { Route } from '../../src/http/routes/route-table.js';
import { DocumentedAnswers } from './documented-answers.js';
import { keptErrors } from './kept-errors.js';

export interface TestApp {
  readonly app: NestFastifyApplication;
  /** Such as `http://127.0.0.1:34567`, without a slash at the end. */
  readonly url: string;
  readonly log: EventLog;
  readonly routes: readonly Route[];
  close(): Promise<void>;
}

export interface TestAppOverrides {
  /** Instead of the one in the database. */
  readonly eventLog?: EventLog;
  /** Further variables of the environment, such as `LEASE_MS`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Below what the environment can ask for. */
  readonly journal?: Partial<JournalOptions>;
  readonly logger?: LoggerService;
  readonly customize?: (builder: TestingModuleBuilder) => TestingModuleBuilder;
}

/** Requests of a test are answered, and reads find what they wait for, however busy the machine is. */
const UNHURRIED = { ANSWER_WITHIN_MS: '60000', MAX_READ_WAIT_MS: '60000' };

/** The application as `main.ts` serves it, on a free port of 127.0.0.1. Its answers must be documented ones. */
export async function startApp(
  databaseUrl: string,
  { eventLog, environment, journal, logger, customize = (same) => same }: TestAppOverrides = {},
): Promise<TestApp> {
  const configuration = readConfiguration({
    ...UNHURRIED,
    ...environment,
    DATABASE_URL: databaseUrl,
  });
  const imports = [
    AppModule.forRoot({ ...configuration, journal: { ...configuration.journal, ...journal } }),
  ];
  const builder = Test.createTestingModule({ imports });
  if (eventLog) builder.overrideProvider(EVENT_LOG).useValue(eventLog);
  const module = await customize(builder).compile();
  const adapter = new HttpAdapter(configuration.http);
  const app = module.createNestApplication<NestFastifyApplication>(adapter, {
    bodyParser: false,
    logger: logger ?? keptErrors,
  });
  configureApp(app, configuration);
  await app.listen(0, '127.0.0.1');
  const answers = new DocumentedAnswers();
  answers.watch(app.getHttpServer() as unknown as HttpServer);
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  await fastify.ready();
  return {
    app,
    url: await app.getUrl(),
    log: app.get<EventLog>(EVENT_LOG),
    routes: adapter.routes.all(),
    async close() {
      await app.close();
      answers.mustBeAll();
    },
  };
}
