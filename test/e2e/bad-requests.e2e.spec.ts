import { request } from 'node:http';
import { openAccount, owner, type AccountApi } from '../support/account-api.js';
import { databases } from '../support/databases.js';
import { startApp, type TestApp } from '../support/test-app.js';

interface Bad {
  readonly method?: string;
  /** `{id}` stands for an account with 100 in it, `{new}` for an id that is free. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

type Case = readonly [status: number, code: string, request: Bad];

const T = 'transactionId=3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const OTHER = '123e4567-e89b-42d3-a456-426614174009';
const A = '/api/account/{id}';
const LONG = 'x'.repeat(9_000);

const invalid = (method: string, ...urls: string[]): Case[] =>
  urls.map((url) => [400, 'invalid-parameters', { method, url }]);

const badAmounts = '0 -1 -0 +1 42.4 42.0 1e3 0x10 0b1 007 1_000 1,000 banana NaN Infinity ١ 1n null'
  .split(' ')
  .concat(
    '',
    ' ',
    '1 ',
    '9223372036854775808',
    '18446744073709551617',
    '1'.repeat(100),
    '%zz',
    '%',
  );
const badUuids = [
  'x',
  '1',
  '123e4567-e89b-42d3-a456-42661417400',
  '123e4567-e89b-42d3-a456-4266141740000',
  '123e4567e89b42d3a456426614174000',
  '{123e4567-e89b-42d3-a456-426614174000}',
  '123e4567-e89b-42d3-a456-42661417400g',
  "'%20OR%201=1--",
  '%00',
  '%E2%82%AC',
];

const parameters: Case[] = [
  ...invalid('PUT', ...badAmounts.map((amount) => `${A}/deposit?${T}&amount=${encode(amount)}`)),
  ...invalid('PUT', ...badAmounts.map((amount) => `${A}?${T}&withdraw=${encode(amount)}`)),
  ...invalid('PUT', ...badUuids.map((id) => `${A}/withdraw?amount=1&transactionId=${id}`)),
  ...invalid('PUT', ...badUuids.map((id) => `${A}/transfer?amount=1&${T}&targetAccount=${id}`)),
  ...invalid('PUT', ...badUuids.map((id) => `/api/account/${id}/deposit?amount=1&${T}`)),
  ...invalid('POST', ...badUuids.map((id) => `/api/account/{new}?owner=${id}`)),
  ...invalid('POST', ...badUuids.map((id) => `/api/account/${id}?owner=${owner}`)),
  ...invalid('GET', ...badUuids.map((id) => `/api/account/${id}`)),
  ...invalid('DELETE', ...badUuids.map((id) => `/api/account/${id}`)),
  // Missing.
  ...invalid('POST', '/api/account/{new}', '/api/account/{new}?currency=EUR'),
  ...invalid('PUT', A, `${A}?${T}`, `${A}?deposit=1`, `${A}?amount=1&${T}`),
  ...invalid('PUT', `${A}/deposit`, `${A}/deposit?amount=1`, `${A}/deposit?${T}`),
  ...invalid('PUT', `${A}/transfer?amount=1&${T}`, `${A}/transfer?targetAccount=${OTHER}&${T}`),
  ...invalid('PUT', `${A}?transfer=${OTHER}&${T}`),
  // Repeated.
  ...invalid('PUT', `${A}/deposit?amount=1&amount=1&${T}`, `${A}/deposit?amount=1&${T}&${T}`),
  ...invalid('PUT', `${A}?deposit=1&deposit=1&${T}`, `${A}?deposit[]=1&${T}`),
  ...invalid('POST', `/api/account/{new}?owner=${owner}&owner=${owner}`),
  ...invalid('GET', `${A}?version=1&version=1`),
  // Unknown.
  ...invalid('POST', `/api/account/{new}?owner=${owner}&balance=100`),
  ...invalid('GET', `${A}?x`, `${A}?=`, `${A}?Version=1`, `${A}?__proto__=1&__proto__=2`),
  ...invalid('GET', `${A}?constructor=1`, `${A}?toString`),
  ...invalid('PUT', `${A}/deposit?amount=1&${T}&currency=EUR`, `${A}?deposit=1&${T}&x=1`),
  ...invalid('DELETE', `${A}?x=1`, `${A}?${T}`),
  ...invalid('GET', '/health/live?x=1', '/health/ready?x=1', '/docs?x=1', '/openapi.json?x=1'),
  ...invalid('GET', '/docs/swagger-ui.css?x=1'),
  // Two things at once, or what does not belong together.
  ...invalid('PUT', `${A}?deposit=1&withdraw=1&${T}`, `${A}?deposit=1&transfer=${OTHER}&${T}`),
  ...invalid('PUT', `${A}?deposit=1&amount=1&${T}`, `${A}?withdraw=1&amount=1&${T}`),
  ...invalid('PUT', `${A}/deposit?amount=1&${T}&withdraw=1`),
  ...invalid('GET', `${A}?version=1&asOf=2026-01-01T00:00:00Z`),
  // Versions, times, currencies.
  ...invalid(
    'GET',
    ...['0', '-1', '1.5', 'x', '', '1e1', '9'.repeat(19)].map((v) => `${A}?version=${v}`),
  ),
  ...invalid(
    'GET',
    ...['', 'now', '2026-01-01', '2026-01-01T00:00:00', '2026-02-30T00:00:00Z', '1767225600'].map(
      (time) => `${A}?asOf=${time}`,
    ),
    `${A}?asOf=2026-01-01T00:00:00+01:00`,
  ),
  ...invalid(
    'POST',
    ...['', 'EURO', 'EU', 'XXY', '978', '€', 'ßp', 'uſd'].map(
      (currency) => `/api/account/{new}?owner=${owner}&currency=${encode(currency)}`,
    ),
  ),
];

const elsewhere: Case[] = [
  [400, 'time-in-future', { url: `${A}?asOf=2999-01-01T00:00:00Z` }],
  [404, 'account-version-not-found', { url: `${A}?version=9007199254740991` }],
  [405, 'method-not-allowed', { method: 'POST', url: '/' }],
  [404, 'path-not-found', { url: '/api' }],
  [404, 'path-not-found', { url: '/api/account' }],
  [404, 'path-not-found', { url: '/api/account/' }],
  [404, 'path-not-found', { url: `${A}/` }],
  [404, 'path-not-found', { url: `${A}/history/x` }],
  [404, 'path-not-found', { method: 'PUT', url: `${A}/Deposit?amount=1&${T}` }],
  [404, 'path-not-found', { url: '/../../etc/passwd' }],
  [404, 'path-not-found', { url: '/docs/..%2f..%2fpackage.json' }],
  [404, 'path-not-found', { url: '/docs/LICENSE' }],
  [404, 'path-not-found', { url: '/docs/..%5c..%5cpackage.json' }],
  [404, 'path-not-found', { url: '/docs/%00' }],
  [404, 'path-not-found', { url: '/docs/%2e%2e/%2e%2e/package.json' }],
  [404, 'path-not-found', { url: `/docs/${'x'.repeat(5_000)}` }],
  [404, 'path-not-found', { url: '//api/account' }],
  [404, 'path-not-found', { method: 'POST', url: '/api/nothing', body: '{"a":1}' }],
  [405, 'method-not-allowed', { method: 'PATCH', url: A }],
  [405, 'method-not-allowed', { method: 'PATCH', url: A, body: '{"a":1}' }],
  [405, 'method-not-allowed', { method: 'OPTIONS', url: A }],
  [405, 'method-not-allowed', { method: 'TRACE', url: A }],
  [405, 'method-not-allowed', { method: 'PROPFIND', url: A }],
  [405, 'method-not-allowed', { method: 'QUERY', url: A }],
  [405, 'method-not-allowed', { method: 'PATCH', url: `http://bank${A}` }],
  [405, 'method-not-allowed', { method: 'POST', url: `${A}/deposit?amount=1&${T}` }],
  [405, 'method-not-allowed', { method: 'GET', url: `${A}/transfer` }],
  [405, 'method-not-allowed', { method: 'DELETE', url: '/health/live' }],
  [405, 'method-not-allowed', { method: 'POST', url: '/openapi.json' }],
  [400, 'malformed-url', { url: '/api/account/%zz' }],
  [400, 'malformed-url', { method: 'PUT', url: '/api/account/%/deposit' }],
  [400, 'malformed-url', { url: '/api/account/%c3%28' }],
  [414, 'url-too-long', { url: `/api/account/${'1'.repeat(200)}` }],
  [414, 'url-too-long', { url: `${A}?${LONG}` }],
  [414, 'url-too-long', { method: 'PUT', url: `${A}?deposit=1&transactionId=${LONG}` }],
  [414, 'url-too-long', { url: `/${LONG}` }],
  [431, 'headers-too-large', { url: `/${'x'.repeat(20_000)}` }],
  [431, 'headers-too-large', { url: A, headers: { 'X-Large': 'x'.repeat(20_000) } }],
  [
    417,
    'expectation-failed',
    { method: 'PUT', url: `${A}?deposit=1&${T}`, headers: { Expect: 'x' } },
  ],
];

const bodies: Case[] = [
  [400, 'unexpected-body', { method: 'PUT', url: `${A}?deposit=1&${T}`, body: '{"deposit":1}' }],
  [400, 'unexpected-body', { method: 'PUT', url: `${A}?deposit=1&${T}`, body: '{"depo' }],
  [
    400,
    'malformed-body',
    { method: 'POST', url: `/api/account/{new}?owner=${owner}`, body: '{"notify' },
  ],
  [400, 'unexpected-body', { method: 'DELETE', url: A, body: '{}' }],
  [400, 'unexpected-body', { method: 'GET', url: A, body: '{}' }],
  [413, 'body-too-large', { method: 'PUT', url: `${A}?deposit=1&${T}`, body: '1'.repeat(70_000) }],
  [413, 'body-too-large', { method: 'POST', url: '/nothing', body: '1'.repeat(70_000) }],
  ...[
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'x',
    'application/jsonx',
  ].map((type): Case => [
    415,
    'unsupported-media-type',
    { method: 'PUT', url: `${A}?${T}`, body: 'deposit=1', headers: { 'Content-Type': type } },
  ]),
];

describe('bad requests', () => {
  const [database] = databases;
  let databaseUrl: string;
  let app: TestApp;
  let account: AccountApi;

  beforeAll(async () => {
    databaseUrl = await database!.createUrl();
    app = await startApp(databaseUrl, { environment: { ROLE: 'api' } });
    account = await openAccount(app.url, { balance: 100n });
  });

  afterAll(async () => {
    await app.close();
    await database!.drop(databaseUrl);
  });

  const cases = [...parameters, ...elsewhere, ...bodies];

  it('are many', () => expect(cases.length).toBeGreaterThan(60));

  it.each(cases)('%s %s: %j', async (status, code, bad) => {
    const before = await app.log.head();
    const answer = await send(bad);
    const problem = JSON.parse(answer.body || '{}') as Record<string, unknown>;
    expect(problem).toMatchObject({
      type: `urn:event-sourced-bank:problem:${code}`,
      title: expect.stringMatching(/^[A-Z][\w ]+$/) as unknown,
      status,
      detail: expect.stringMatching(/^.+\.$/) as unknown,
      code,
    });
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.headers['x-correlation-id']).toMatch(/^[\da-f-]{36}$/);
    expect(answer.headers.allow !== undefined).toBe(status === 405);
    expect(answer.body).not.toMatch(/node_modules|\.[jt]s\b|SELECT|Error:|FST_|HPE_/);
    expect((await app.log.head()).position).toBe(before.position);
  });

  it('says of every parameter what is wrong with it', async () => {
    const { body } = await send({
      method: 'PUT',
      url: `${A}/transfer?amount=0&amounts=1&${T}&${T}`,
    });
    const { errors } = JSON.parse(body) as { errors: { parameter: string }[] };
    const wrong = errors.map(({ parameter }) => parameter).sort();
    expect(wrong).toEqual(['amount', 'amounts', 'targetAccount', 'transactionId']);
  });

  it.each<Bad>([
    { url: `${A}?${'x&'.repeat(2_600)}` },
    { url: `${A}?${Array.from({ length: 1_500 }, (_, index) => index).join('&')}` },
    { url: `${A}?${'x'.repeat(8_000)}` },
    { method: 'PUT', url: `${A}?${Array.from({ length: 1_500 }, (_, index) => index).join('&')}` },
    { method: 'POST', url: '/api/transactions', body: members(20_000, 'x') },
    { method: 'POST', url: '/api/transactions', body: members(1, 'x'.repeat(400_000)) },
    { method: 'POST', url: `/api/account/{new}?owner=${owner}`, body: members(5_000, 'x') },
    { url: `/${'x'.repeat(12_000)}` },
    { url: `/${'x'.repeat(8_000)}` },
  ])('are answered in few words, however long they are: %#', async (bad) => {
    const { status, body } = await send(bad);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.length).toBeLessThan(16_000);
  });

  it('says how much more is wrong than it names', async () => {
    const { body } = await send({
      url: `${A}?${Array.from({ length: 25 }, (_, i) => i).join('&')}`,
    });
    const { errors, detail } = JSON.parse(body) as { errors: unknown[]; detail: string };
    expect(errors).toHaveLength(20);
    expect(detail).toMatch(/ 5 more are wrong\.$/);
  });

  it('names the methods that a path has', async () => {
    const { headers } = await send({ method: 'PATCH', url: A });
    expect(headers.allow).toBe('DELETE, GET, HEAD, POST, PUT');
  });

  it.each(['Range', 'If-Match', 'If-Unmodified-Since'])(
    'are not those for a file with %s',
    async (name) => {
      const value = { Range: 'bytes=99999999-', 'If-Match': '"x"' }[name];
      const headers = { [name]: value ?? 'Mon, 01 Jan 1990 00:00:00 GMT' };
      expect(await send({ url: '/docs/swagger-ui.css', headers })).toMatchObject({ status: 200 });
    },
  );

  it('are not good ones: an empty body with a content type', async () => {
    const { position } = await app.log.head();
    const headers = { 'Content-Type': 'application/json', 'Content-Length': '0' };
    const url = `${A}?deposit=1&${T}`;
    expect(await send({ method: 'PUT', url, headers })).toMatchObject({ status: 204 });
    const chunked = { 'Content-Type': 'text/plain', 'Transfer-Encoding': 'chunked' };
    expect(await send({ method: 'PUT', url, headers: chunked })).toMatchObject({ status: 204 });
    expect((await app.log.head()).position).toBe(position + 1);
  });

  interface Received {
    status: number;
    headers: Record<string, string>;
    body: string;
  }

  function send({ method = 'GET', url, headers = {}, body }: Bad): Promise<Received> {
    const { hostname, port } = new URL(app.url);
    const path = url.replace('{id}', account.id).replace('{new}', OTHER);
    const json = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const length = body === undefined ? {} : { 'Content-Length': String(body.length) };
    return new Promise((resolve, reject) => {
      const sent = request(
        { hostname, port, method, path, headers: { ...json, ...length, ...headers }, agent: false },
        (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => (text += chunk.toString()));
          response.on('end', () =>
            resolve({
              status: response.statusCode!,
              headers: response.headers as Record<string, string>,
              body: text,
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }
});

function members(count: number, name: string): string {
  return JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [name + i, 1])));
}

function encode(text: string): string {
  return text.startsWith('%') ? text : encodeURIComponent(text);
}
