import request from 'supertest';
import { Cursors } from '../../src/http/paging/cursors.js';
import { openAccount, type AccountApi } from '../support/account-api.js';
import { databases } from '../support/databases.js';
import { startApp, type TestApp } from '../support/test-app.js';

const cursorOf = (list: string, key: string) =>
  new Cursors(list, (text) => text).write({ above: key });

const wrong = {
  limit: ['0', '-1', '1001', '1.5', '1e2', '010', 'x', '', ' 1', 'Infinity'],
  minPosition: ['-1', '1.5', 'x', '', '01', '9007199254740992', '99999999999999999999'],
  after: ['-1', '1.5', 'x', '', '01', '9007199254740992'],
  owner: ['x', '', "'%20OR%201=1--"],
  type: ['', 'deposited', 'bank.account.deposited.v2', 'bank.account.*'],
  accountId: ['x', '', '%00'],
  currency: ['', 'EURO', 'XXY', '%E2%82%AC'],
  open: ['', '1', 'yes', 'True', 'null'],
  order: ['', 'up', 'DESC', 'asc,desc'],
  kind: ['', 'opened', 'Deposit', 'deposit,bonus'],
  minAmount: ['', '0', '-1', '1.5', '9223372036854775808'],
  maxAmount: ['', '0', '1e3', 'x'],
  from: ['', 'now', '2026-1-1', '2026-02-30', '2026-02-30T00:00:00Z'],
  to: ['', 'now', '2026-01-01T00:00:00', '2026-01-01T00:00:00+01:00'],
};
const cursors = (list: string, other: string) => [
  '',
  'x',
  '%25',
  '1',
  encodeURIComponent("' OR 1=1"),
  cursorOf(list, ''),
  cursorOf(list, 'x'),
  cursorOf(list, "1' OR '1'='1"),
  cursorOf(other, '1'),
];

const reads = {
  '/api/accounts': ['owner', 'currency', 'open', 'order', 'limit', 'minPosition'],
  '/api/account/{id}/transactions': [
    ...(['from', 'to', 'kind', 'minAmount', 'maxAmount', 'order', 'limit', 'minPosition'] as const),
  ],
  '/api/account/{id}/history': ['order', 'limit'],
  '/api/transactions/123e4567-e89b-42d3-a456-426614174000': ['order', 'limit', 'minPosition'],
  '/api/account/{id}/statement': ['from', 'to'],
  '/api/ledger': ['minPosition'],
  '/api/ledger/trial-balance': ['minPosition'],
  '/api/ledger/entries': ['accountId', 'order', 'limit', 'minPosition'],
  '/api/feed': ['after', 'limit', 'accountId', 'owner', 'type'],
  '/api/owners/123e4567-e89b-42d3-a456-426614174000/balances': ['minPosition'],
} as const satisfies Record<string, readonly (keyof typeof wrong)[]>;

const cases: [path: string, parameter: string, query: string][] = [
  ...Object.entries(reads).flatMap(([path, parameters]) =>
    parameters.flatMap((parameter) => [
      ...wrong[parameter].map((value) => [path, parameter, `${parameter}=${value}`] as const),
      [path, parameter, `${parameter}=1&${parameter}=1`] as const,
    ]),
  ),
  ...Object.keys(reads).map((path) => [path, 'offset', 'offset=1'] as const),
  ...cursors('accounts', 'entries').map(
    (each) => ['/api/accounts', 'cursor', `cursor=${each}`] as const,
  ),
  ...cursors('ledger-entries', 'movements').map(
    (each) => ['/api/ledger/entries', 'cursor', `cursor=${each}`] as const,
  ),
  ...cursors('movements', 'ledger-entries').map(
    (each) => ['/api/account/{id}/transactions', 'cursor', `cursor=${each}`] as const,
  ),
  ['/api/ledger', 'cursor', `cursor=${cursorOf('entries', '1')}`] as const,
  ...(['transactions', 'statement'] as const).map(
    (list) =>
      [
        `/api/account/{id}/${list}`,
        'from',
        'from=2026-01-01T00:00:00.000001Z&to=2026-01-01T00:00:00Z',
      ] as const,
  ),
].map((each) => [...each]);

describe('bad reads', () => {
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
    await app?.close();
    await database!.drop(databaseUrl);
  });

  it.each(cases)('are refused: %s, %s: ?%s', async (path, parameter, query) => {
    const answer = await request(app.url).get(`${path.replace('{id}', account.id)}?${query}`);
    expect(answer.body).toMatchObject({
      status: 400,
      code: 'invalid-parameters',
      errors: [{ parameter, detail: expect.stringMatching(/^(must|is) /) as unknown }],
    });
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.text).not.toMatch(/node_modules|\.[jt]s\b|SELECT|Error:|FST_/);
  });

  it.each([
    '/api/account/x/transactions',
    '/api/account/x/statement',
    '/api/account/123e4567-e89b-42d3-a456-42661417400g/transactions',
  ])('are refused: %s', async (path) => {
    const answer = await request(app.url).get(path).expect(400);
    expect(answer.body).toMatchObject({ errors: [{ parameter: 'accountId' }] });
  });

  it.each(Object.keys(reads))('have one method: %s', async (path) => {
    const answer = await request(app.url).post(path.replace('{id}', account.id)).expect(405);
    expect(answer.headers).toMatchObject({ allow: 'GET, HEAD' });
  });
});
