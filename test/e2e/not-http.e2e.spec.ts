import { randomUUID } from 'node:crypto';
import { openAccount } from '../support/account-api.js';
import { databases } from '../support/databases.js';
import { RawClient } from '../support/raw-client.js';
import { sendRaw } from '../support/raw-http.js';
import { startApp, type TestApp } from '../support/test-app.js';

const HOST = 'Host: bank\r\n';

/** What Node's HTTP parser answers by itself, unless it is told how. */
describe('what is hardly HTTP', () => {
  const [database] = databases;
  let databaseUrl: string;
  let app: TestApp;

  beforeAll(async () => {
    databaseUrl = await database!.createUrl();
    app = await startApp(databaseUrl);
  });

  afterAll(async () => {
    await app.close();
    await database!.drop(databaseUrl);
  });

  it.each([
    ['nothing of it', 400, 'malformed-request', 'hello\r\n\r\n'],
    ['an unknown method', 400, 'malformed-request', `MOVEMONEY / HTTP/1.1\r\n${HOST}\r\n`],
    ['an unknown version', 400, 'malformed-request', `GET / HTTP/9.9\r\n${HOST}\r\n`],
    ['a header without a colon', 400, 'malformed-request', `GET / HTTP/1.1\r\n${HOST}x y\r\n\r\n`],
    ['no Host', 400, 'malformed-request', 'GET /health/live HTTP/1.1\r\n\r\n'],
    ['two lengths', 400, 'malformed-request', post('Content-Length: 1\r\nContent-Length: 2\r\n')],
    [
      'a length and chunks',
      400,
      'malformed-request',
      post('Content-Length: 3\r\nTransfer-Encoding: chunked\r\n'),
    ],
    ['bad chunks', 400, 'malformed-request', `${post('Transfer-Encoding: chunked\r\n')}zz\r\n`],
    ['a raw space in the URL', 400, 'malformed-request', `GET /a b HTTP/1.1\r\n${HOST}\r\n`],
    [
      'a header that never ends',
      431,
      'headers-too-large',
      `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}`,
    ],
    ['an asterisk', 404, 'path-not-found', `OPTIONS * HTTP/1.1\r\n${HOST}\r\n`],
    ['a tunnel', 400, 'malformed-request', `CONNECT bank:80 HTTP/1.1\r\n${HOST}\r\n`],
    ['a target without a slash', 404, 'path-not-found', `GET *health HTTP/1.1\r\n${HOST}\r\n`],
  ])('%s', async (_, status, code, text) => {
    const answer = await sendRaw(app.url, text);
    const { headers, body } = answer;
    expect(JSON.parse(body)).toMatchObject({ status, code });
    expect(answer.status).toBe(status);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(headers['x-correlation-id']).toMatch(/^[\da-f-]{36}$/);
  });

  it('is no end of what was asked for, if a client closes its half: each request is answered', async () => {
    const account = await openAccount(app.url);
    const put = (path: string) => `PUT ${path} HTTP/1.1\r\n${HOST}Content-Length: 0\r\n\r\n`;
    const deposit = () =>
      put(`/api/account/${account.id}/deposit?amount=5&transactionId=${randomUUID()}`);
    const client = await RawClient.to(app.url);
    client.socket.end(`${deposit()}${deposit()}`);
    const answers = await client.read();
    expect(answers.match(/^HTTP\/1\.1 \d+/gm)).toEqual(['HTTP/1.1 204', 'HTTP/1.1 204']);
    expect(await account.balance()).toBe('10');
  });

  it('does not take the server down', async () => {
    const answer = await sendRaw(app.url, `GET /health/live HTTP/1.1\r\n${HOST}\r\n`);
    expect(answer.status).toBe(200);
  });
});

function post(headers: string): string {
  return `POST /health/live HTTP/1.1\r\n${HOST}${headers}\r\n`;
}
