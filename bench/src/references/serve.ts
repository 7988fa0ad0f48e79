import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { accountCommandHandlers } from '../../../src/account/aggregate/account.command-handlers.js';
import { AccountController } from '../../../src/account/operations/account.controller.js';
import { GetAccountHandler } from '../../../src/account/operations/account.query-handlers.js';
import { DEFAULT_CURRENCY } from '../../../src/account/operations/default-currency.js';
import { Accounts } from '../../../src/account/aggregate/accounts.js';
import { NotifyAddresses } from '../../../src/account/operations/notify-addresses.js';
import { readConfiguration } from '../../../src/configuration/configuration.js';
import { configureApp } from '../../../src/configure-app.js';
import { RequestContext } from '../../../src/event-sourcing/decide/request-context.js';
import { HttpAdapter } from '../../../src/http/http-adapter.js';
import { PinoLogger } from '../../../src/logging/pino-logger.service.js';
import type { OpenReference, Reference } from './reference.ts';

/** The bank's controller, validation, command bus and answers, and a reference in place of the bank. */
@Module({})
class ReferenceModule {
  static around(reference: Reference): DynamicModule {
    return {
      module: ReferenceModule,
      imports: [CqrsModule.forRoot()],
      controllers: [AccountController],
      providers: [
        RequestContext,
        { provide: Accounts, useValue: reference },
        { provide: NotifyAddresses, useValue: undefined },
        { provide: DEFAULT_CURRENCY, useValue: 'EUR' },
        ...accountCommandHandlers,
        GetAccountHandler,
      ],
    };
  }
}

/** Counts what is under way, also for clients that have gone. */
function counted(reference: Reference): { busy: Reference; underWay: () => number } {
  let count = 0;
  const busy: Reference = {
    execute: (command) => {
      count++;
      return reference.execute(command).finally(() => count--);
    },
    get: (accountId) => reference.get(accountId),
    close: () => reference.close(),
  };
  return { busy, underWay: () => count };
}

/** Usage: serve.ts <file of the reference>, with HOST, PORT and DATABASE_URL as the bank has them. */
const { HOST, PORT, DATABASE_URL } = process.env;
const { open } = (await import(process.argv[2]!)) as { open: OpenReference };
const { busy: reference, underWay } = counted(await open(DATABASE_URL ?? ''));
const app = await NestFactory.create<NestFastifyApplication>(
  ReferenceModule.around(reference),
  new HttpAdapter(),
  { logger: new PinoLogger('warn'), bodyParser: false, abortOnError: false },
);
configureApp(app, readConfiguration({}));
// As the bank tells how far its consumers are behind.
app
  .getHttpAdapter()
  .getInstance()
  .get('/health/ready', async () => ({
    position: 0,
    subscriptions: [{ name: 'requests', state: 'following', lag: underWay() }],
  }));
await app.listen(Number(PORT), HOST!);
process.once('SIGTERM', () => {
  void app
    .close()
    .then(() => reference.close())
    .finally(() => process.exit(0));
});
