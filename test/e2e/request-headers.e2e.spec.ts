import { randomUUID } from 'node:crypto';
import { openAccount, owner, type AccountApi } from '../support/account-api.js';
import { databases } from '../support/databases.js';
import { sendRaw, sendRawForAll, type RawAnswer } from '../support/raw-http.js';
import { startApp, type TestApp } from '../support/test-app.js';

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly host?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
}

const HEALTH = '/health/live';
const bulk = (operations: string) => `{"atomic": false, "operations": [${operations}]}`;

/** Headers that give a request another meaning: it is carried out as they say, or not at all. */
describe('headers that change what a request means', () => {
  const [database] = databases;
  let databaseUrl: string;
  let app: TestApp;
  let account: AccountApi;

  beforeAll(async () => {
    databaseUrl = await database!.createUrl();
    app = await startApp(databaseUrl);
    account = await openAccount(app.url, { balance: 100n });
  });

  afterAll(async () => {
    await app.close();
    await database!.drop(databaseUrl);
  });

  const deposit = () => `${account.path}/deposit?amount=1&transactionId=${randomUUID()}`;

  function send({
    method = 'GET',
    path = HEALTH,
    host = 'Host: bank',
    headers = [],
    body = '',
  }: Sent) {
    const length = body ? [`Content-Length: ${Buffer.byteLength(body)}`] : [];
    const lines = [`${method} ${path} HTTP/1.1`, host, 'Connection: close', ...headers, ...length];
    return sendRaw(app.url, `${lines.join('\r\n')}\r\n\r\n${body}`);
  }

  function expectProblem({ status, headers, body }: RawAnswer, expected: number, code: string) {
    expect(JSON.parse(body)).toMatchObject({ status: expected, code });
    expect(status).toBe(expected);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
  }

  const version = async () => (await account.get().expect(200)).headers.etag;

  async function refused(sent: Sent, status: number, code: string): Promise<RawAnswer> {
    const before = await version();
    const answer = await send(sent);
    expectProblem(answer, status, code);
    expect(await version()).toBe(before);
    return answer;
  }

  describe('Content-Encoding and Transfer-Encoding', () => {
    it.each(['gzip', 'br', 'deflate', 'GZIP', 'x-gzip', 'identity, gzip', 'nonsense'])(
      'are refused with %s',
      async (coding) => {
        const headers = ['Content-Type: application/json', `Content-Encoding: ${coding}`];
        for (const sent of [
          { method: 'POST', path: '/api/transactions', headers, body: bulk('') },
          { method: 'PUT', path: deposit(), headers },
          { headers },
        ]) {
          const answer = await refused(sent, 415, 'unsupported-encoding');
          expect(answer.headers['accept-encoding']).toBe('identity');
        }
      },
    );

    it('are refused in what is packed before it is cut into chunks', async () => {
      const headers = ['Content-Type: application/json', 'Transfer-Encoding: gzip, chunked'];
      const head = ['POST /api/transactions HTTP/1.1', 'Host: bank', ...headers].join('\r\n');
      const answer = await sendRaw(app.url, `${head}\r\n\r\n0\r\n\r\n`);
      expectProblem(answer, 415, 'unsupported-encoding');
    });

    it('are nothing as identity', async () => {
      const headers = ['Content-Encoding: identity'];
      expect(await send({ method: 'PUT', path: deposit(), headers })).toMatchObject({
        status: 204,
      });
    });
  });

  describe('the charset of a body', () => {
    const operation = () =>
      `{"type":"deposit","accountId":"${account.id}","amount":1,"transactionId":"${randomUUID()}"}`;
    const post = (type: string): Sent => ({
      method: 'POST',
      path: '/api/transactions',
      headers: [`Content-Type: ${type}`],
      body: bulk(operation()),
    });

    it.each([
      'charset=utf-16',
      'charset=ISO-8859-1',
      'Charset="us-ascii"',
      'charset=utf-8; charset=utf-16',
      'charset=utf-16; charset=utf-8',
      'charset',
      'charset=',
      'x=y;charset=latin1',
    ])('is refused as %s', async (charset) => {
      await refused(post(`application/json; ${charset}`), 415, 'unsupported-media-type');
    });

    it.each(['', ';charset=utf-8', '; charset="UTF-8"', ' ; charset=utf8'])(
      'may be given as UTF-8: %j',
      async (charset) => {
        expect(await send(post(`application/json${charset}`))).toMatchObject({ status: 200 });
      },
    );
  });

  describe('Accept', () => {
    it('is refused on every route where it asks for what there is not', async () => {
      for (const { path, methods } of app.routes.filter(({ path }) => path !== '/docs/LICENSE'))
        for (const method of methods) {
          const url = path
            .replace(':accountId', account.id)
            .replace(':ownerId', owner)
            .replace(':transactionId', owner)
            .replace('*', 'swagger-ui.css');
          const before = await version();
          const { status } = await send({ method, path: url, headers: ['Accept: audio/x'] });
          // What only leads elsewhere has no body to choose.
          expect([method, path, status]).toEqual([method, path, path === '/' ? 302 : 406]);
          expect(await version()).toBe(before);
        }
    });

    it.each([
      ['application/json', 200],
      ['application/json; charset=utf-8', 200],
      ['application/*;q=0.1', 200],
      ['text/html, */*;q=0.1', 200],
      ['text/html', 406],
      ['application/json;q=0', 406],
      ['application/json;version=2', 406],
      ['nonsense', 406],
    ])('%s is answered with %d', async (accept, status) => {
      const headers = [`Accept: ${accept}`];
      expect(await send({ path: account.path, headers })).toMatchObject({ status });
      const written = status === 200 ? 204 : status;
      const write = { method: 'PUT', path: deposit(), headers };
      expect(await send(write)).toMatchObject({ status: written });
    });

    it('is met by what is not JSON', async () => {
      for (const [path, accept] of [
        ['/metrics', 'text/plain;version=0.0.4'],
        ['/api/feed?after=0', 'application/cloudevents-batch+json'],
        ['/docs', 'text/html'],
        ['/docs/swagger-ui.css', 'text/css'],
        ['/openapi.json', 'application/json'],
      ] as const)
        expect(await send({ path, headers: [`Accept: ${accept}`] })).toMatchObject({ status: 200 });
    });
  });

  describe('Host', () => {
    it.each([
      '',
      'a b',
      'a/b',
      'user@bank',
      'bank:x',
      'bank:99999',
      'bank:80:80',
      '[::1',
      '[::g]',
      '::1',
      'a,b',
      'bänk',
      '<bank>',
      'bank?',
      'bank#',
      '%zz',
    ])('is refused as %j', async (host) => {
      await refused(
        { host: `Host: ${host}`, method: 'PUT', path: deposit() },
        400,
        'malformed-request',
      );
    });

    it.each([
      'bank',
      'BANK.example.org:8080',
      'my_bank.',
      '127.0.0.1:3000',
      '[::1]:3000',
      '%62ank',
    ])('may be %s', async (host) => {
      expect(await send({ host: `Host: ${host}` })).toMatchObject({ status: 200 });
    });

    it('is refused twice, also as the same', async () => {
      const path = deposit();
      for (const host of ['Host: bank\r\nHost: bank', 'Host: bank\r\nhost: other'])
        await refused({ host, method: 'PUT', path }, 400, 'malformed-request');
    });
  });

  it('are refused where only one of two would be seen', async () => {
    const headers = ['Content-Type: application/json', 'Content-Type: text/plain'];
    const path = '/api/transactions';
    await refused({ method: 'POST', path, headers, body: bulk('') }, 400, 'malformed-request');
  });

  it.each([
    'X-HTTP-Method-Override: DELETE',
    'X-Method-Override: GET',
    'Content-Range: bytes 0-1/2',
  ])('are refused where nobody obeys: %s', async (header) => {
    const sent = { method: 'PUT', path: deposit(), headers: [header] };
    const { body } = await refused(sent, 400, 'invalid-parameters');
    expect(JSON.parse(body)).toMatchObject({ errors: [{ parameter: header.split(':')[0] }] });
  });

  describe('a request beside one that can not be read', () => {
    const whole = (path: string) => `PUT ${path} HTTP/1.1\r\nHost: bank\r\n\r\n`;

    it.each([
      ['nonsense', 'nonsense\r\n\r\n', 400],
      [
        'bad chunks',
        'PUT / HTTP/1.1\r\nHost: bank\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
        400,
      ],
      ['a tunnel', 'CONNECT bank:80 HTTP/1.1\r\nHost: bank\r\n\r\n', 400],
      ['headers that never end', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}`, 431],
    ])('is carried out and answered before %s', async (_, malformed, status) => {
      const before = BigInt(await account.balance());
      const text = await sendRawForAll(app.url, whole(deposit()) + whole(deposit()) + malformed);
      const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, each]) => Number(each));
      expect(statuses).toEqual([204, 204, status]);
      expect(BigInt(await account.balance())).toBe(before + 2n);
    });

    it.each([
      ['a body that is no JSON', 'POST /api/transactions', 'Content-Type: application/json', '{'],
      ['a body of another type', 'POST /api/transactions', 'Content-Type: text/plain', 'x'],
      ['a body where none is taken', 'PUT /health/live', 'Content-Type: application/json', '{}'],
      ['an expectation', 'PUT /health/live', 'Expect: wonders', ''],
      ['one among others', 'PUT /health/live', 'Expect: 100-continue, wonders', ''],
      ['an unknown path', 'GET /nowhere', 'Accept: */*', ''],
    ])('is answered, or not carried out, behind %s', async (_, line, header, body) => {
      const before = BigInt(await account.balance());
      const refused = `${line} HTTP/1.1\r\nHost: bank\r\n${header}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
      const last = whole(deposit()).replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n');
      const text = await sendRawForAll(app.url, refused + whole(deposit()) + last);
      const done = text.match(/HTTP\/1\.1 204/g)?.length ?? 0;
      expect(BigInt(await account.balance())).toBe(before + BigInt(done));
      expect(text).toMatch(/^(HTTP\/1\.1 100 Continue\r\n\r\n)?HTTP\/1\.1 4/);
    });

    it('is not carried out after it', async () => {
      const before = await version();
      await sendRawForAll(app.url, `nonsense\r\n\r\n${whole(deposit())}`);
      expect(await version()).toBe(before);
    });
  });

  it.each([
    ['outermost', (one: string) => `{"atomic": true, "atomic": true, "operations": [${one}]}`],
    ['below', (one: string) => bulk(one.replace('"amount":1', '"amount":1,"amount":1'))],
    [
      'written otherwise',
      (one: string) => bulk(one.replace('"amount":1', '"amount":1,"\\u0061mount":1')),
    ],
  ])('and a member of JSON that is named twice is refused: %s', async (_, bodyOf) => {
    const one = `{"type":"deposit","accountId":"${account.id}","amount":1,"transactionId":"${randomUUID()}"}`;
    const headers = ['Content-Type: application/json'];
    const sent = { method: 'POST', path: '/api/transactions', headers, body: bodyOf(one) };
    await refused(sent, 400, 'malformed-body');
  });
});
