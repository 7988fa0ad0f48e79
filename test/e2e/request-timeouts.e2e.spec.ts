import { databases } from '../support/databases.js';
import { RawClient } from '../support/raw-client.js';
import { startApp, type TestApp } from '../support/test-app.js';

const TIMEOUT_MS = 500;

const LIVE = 'GET /health/live HTTP/1.1\r\nHost: bank\r\n\r\n';
const BULK = 'POST /api/transactions HTTP/1.1\r\nHost: bank\r\nContent-Type: application/json\r\n';

/** By the system's defaults, a client could take 60 to 330 s for each of these. */
describe('a client that takes too long', () => {
  const [database] = databases;
  let databaseUrl: string;
  let app: TestApp;
  let client: RawClient;
  let connected: number;

  beforeAll(async () => {
    databaseUrl = await database!.createUrl();
    const timeout = String(TIMEOUT_MS);
    app = await startApp(databaseUrl, {
      environment: {
        ROLE: 'api',
        REQUEST_TIMEOUT_MS: timeout,
        KEEP_ALIVE_MS: timeout,
        STALLED_ANSWER_MS: timeout,
        MAX_READ_WAIT_MS: String(4 * TIMEOUT_MS),
      },
    });
  });

  beforeEach(async () => {
    connected = performance.now();
    client = await RawClient.to(app.url);
  });

  afterEach(() => client.destroy());

  afterAll(async () => {
    await app.close();
    await database!.drop(databaseUrl);
  });

  function expectTimeout(answer: string): void {
    expect(performance.now() - connected).toBeGreaterThanOrEqual(TIMEOUT_MS);
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 408']);
    expect(answer).toContain('Content-Type: application/problem+json');
    expect(answer).toContain('Connection: close');
    expect(answer).toContain('"code":"request-timeout"');
  }

  it('for its first byte is told so', async () => {
    expectTimeout(await client.read());
  });

  it('for its headers is told so, though they come on and on', async () => {
    client.send('GET /health/live HTTP/1.1\r\nHost: bank\r\nX-Long: ');
    const [answer] = await Promise.all([client.read(), client.trickle()]);
    expectTimeout(answer);
  });

  it('for a body is told so, though it comes on and on', async () => {
    client.send(`${BULK}Content-Length: 100000\r\n\r\n`);
    const [answer] = await Promise.all([client.read(), client.trickle(' ')]);
    expectTimeout(answer);
  });

  it('for a body in chunks is told so', async () => {
    client.send(`${BULK}Transfer-Encoding: chunked\r\n\r\n`);
    const [answer] = await Promise.all([client.read(), client.trickle('1\r\n \r\n')]);
    expectTimeout(answer);
  });

  it('for its headers is told so also when it is not its first request', async () => {
    client.send(LIVE);
    await client.untilAnswered();
    client.send('GET /health/live HTTP/1.1\r\nX-Long: ');
    const [answers] = await Promise.all([client.read(), client.trickle()]);
    const [, second] = answers.split('{"status":"up"}');
    expectTimeout(second!);
  });

  it('for its next request is let go without a word', async () => {
    client.send(LIVE);
    const answers = await client.read();
    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200']);
    expect(answers).toMatch(/\{"status":"up"\}$/);
  });

  it('for a body that was refused already is told nothing more', async () => {
    client.send('GET /health/live HTTP/1.1\r\nHost: bank\r\nContent-Length: 50000\r\n\r\n');
    const [answers] = await Promise.all([client.read(), client.trickle()]);
    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400']);
  });

  it('is not one that waits for its answer', async () => {
    client.send(
      'GET /api/accounts?minPosition=99 HTTP/1.1\r\nHost: bank\r\nConnection: close\r\n\r\n',
    );
    expect(await client.read()).toMatch(/^HTTP\/1\.1 503[^]*"code":"position-not-reached"/);
    expect(performance.now() - connected).toBeGreaterThanOrEqual(3 * TIMEOUT_MS);
  });
});
