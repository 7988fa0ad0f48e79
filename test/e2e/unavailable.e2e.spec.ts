import request from 'supertest';
import type { AppendTransaction, Head } from '../../src/event-sourcing/log/event-log.js';
import { LogUnavailable, OutcomeUnknown } from '../../src/event-sourcing/log/event-log.errors.js';
import { InMemoryEventLog } from '../../src/event-sourcing/log/stores/in-memory/in-memory-event-log.js';
import { RequestContext } from '../../src/event-sourcing/decide/request-context.js';
import { PinoLogger } from '../../src/logging/pino-logger.service.js';
import { AccountApi, openAccount } from '../support/account-api.js';
import { databases } from '../support/databases.js';
import { startApp, type TestApp } from '../support/test-app.js';

/** An event log that can be made to fail, or to give no answer. */
class FrailEventLog extends InMemoryEventLog {
  error: Error | undefined;
  private silence: Promise<void> | undefined;

  /** Until what it returns is called. */
  fallSilent(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.silence = promise;
    return resolve;
  }

  override async head(): Promise<Head> {
    await this.struggle();
    return super.head();
  }

  override async transaction<T>(work: (transaction: AppendTransaction) => Promise<T>): Promise<T> {
    await this.struggle();
    return super.transaction(work);
  }

  private async struggle(): Promise<void> {
    await this.silence;
    if (this.error) throw this.error;
  }
}

describe('when the service can not do its work', () => {
  const [database] = databases;
  const lines: string[] = [];
  const logger = new PinoLogger('info', { write: (line) => lines.push(line) });
  let databaseUrl: string;
  let app: TestApp;
  let log: FrailEventLog;
  let account: AccountApi;

  beforeAll(async () => {
    databaseUrl = await database!.createUrl();
    log = new FrailEventLog();
    const journal = { maxWaiting: 3, maxBatch: 1 };
    app = await startApp(databaseUrl, { eventLog: log, journal, logger });
    logger.enrich(() => app.app.get(RequestContext).current.metadata);
    account = await openAccount(app.url);
  });

  beforeEach(() => {
    log.error = undefined;
    lines.length = 0;
  });

  afterAll(async () => {
    await app.close();
    await database!.drop(databaseUrl);
  });

  it.each([
    ['log-unavailable', new LogUnavailable()],
    ['outcome-unknown', new OutcomeUnknown()],
  ])('it asks to try again: %s', async (code, error) => {
    log.error = error;
    const { headers, body } = await account.deposit(1).expect(503);
    expect(body).toMatchObject({ code, status: 503, detail: error.message });
    expect(headers['retry-after']).toMatch(/^[1-9]\d*$/);
    const told = lines.map((line) => JSON.parse(line) as { context?: string });
    expect(told.filter(({ context }) => context === 'HTTP')).toMatchObject([{ level: 'warn' }]);
  });

  it('it refuses at once what would wait for too long', async () => {
    const speak = log.fallSilent();
    let answered = 0;
    const deposits = Array.from({ length: 12 }, async () => {
      const answer = await account.deposit(1);
      if (++answered > 5) speak();
      return answer;
    });
    const answers = await Promise.all(deposits);
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(5);
    for (const { body, headers } of refused) {
      expect(body).toMatchObject({ code: 'journal-full' });
      expect(headers).toHaveProperty('retry-after');
    }
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(12 - refused.length);
  });

  it('it shows nothing of what went wrong, but logs it with the correlation id', async () => {
    log.error = new Error('SELECT secret FROM vault: no such table');
    const answer = await request(app.url)
      .get(`/api/account/${account.id}`)
      .set('X-Correlation-Id', 'mine')
      .expect(500)
      .expect('Content-Type', /^application\/problem\+json/)
      .expect('X-Correlation-Id', 'mine');
    expect(answer.body).toMatchObject({ code: 'internal-error', instance: account.path });
    expect(answer.text).not.toMatch(/vault|SELECT|Error:|\.ts/);
    const entry = JSON.parse(
      lines.find((line) => line.includes('vault') && line.includes('HTTP'))!,
    ) as object;
    expect(entry).toMatchObject({ level: 'error', correlationId: 'mine' });
    expect(entry).toHaveProperty('err.stack');
  });

  it('it says that it lives, and whether it is ready', async () => {
    const live = () => request(app.url).get('/health/live');
    const ready = () => request(app.url).get('/health/ready');
    await live().expect(200, { status: 'up' });
    expect((await ready().expect(200)).body).toMatchObject({ status: 'up' });
    log.error = new LogUnavailable();
    await live().expect(200);
    const refused = await ready().expect(503).expect('Retry-After', '1');
    expect(refused.body).toMatchObject({ code: 'not-ready' });
    log.error = undefined;
    const speak = log.fallSilent();
    const started = performance.now();
    expect((await ready().expect(503)).body).toMatchObject({ code: 'not-ready' });
    // Long before other answers are given up.
    expect(performance.now() - started).toBeLessThan(9_000);
    speak();
  });
});
