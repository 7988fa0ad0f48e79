import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { exactJson } from '../../src/http/bodies/exact-json.js';
import { openAccount, type AccountApi } from '../support/account-api.js';
import { deposit, sendBody, sendBulk, withdraw } from '../support/bulk-client.js';
import { databases } from '../support/databases.js';
import { times } from '../support/hammering.js';
import { startApp, type TestApp } from '../support/test-app.js';

type Errors = readonly { parameter: string; detail: string }[];

describe('a request of many operations that is no good', () => {
  const [database] = databases;
  let databaseUrl: string;
  let app: TestApp;
  let account: AccountApi;
  let before: number;

  beforeAll(async () => {
    databaseUrl = await database!.createUrl();
    app = await startApp(databaseUrl, {
      environment: { ROLE: 'api' },
      journal: { maxWaiting: 50 },
    });
    account = await openAccount(app.url, { balance: 100n });
    before = (await app.log.head()).position;
  });
  afterEach(async () => {
    expect((await app.log.head()).position).toBe(before);
  });
  afterAll(async () => {
    await app.close();
    await database!.drop(databaseUrl);
  });

  /** An operation whose `amount`, or another member, is the JSON that is given. */
  const one = (members: Record<string, string> = {}) => {
    const { amount, ...rest } = deposit(account.id, 1);
    const fields: Record<string, string> = { amount: String(amount) };
    for (const [name, value] of Object.entries(rest)) fields[name] = JSON.stringify(value);
    const text = Object.entries({ ...fields, ...members }).filter(([, value]) => value !== '');
    return `{${text.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
  };
  const bodyOf = (...operations: string[]) =>
    `{"atomic":true,"operations":[${operations.join(',')}]}`;

  async function errorsOf(body: string): Promise<Record<string, string>> {
    const answer = await sendBody(app.url, body);
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-parameters']);
    const errors = answer.body.errors as Errors;
    return Object.fromEntries(errors.map(({ parameter, detail }) => [parameter, detail]));
  }

  it.each([
    '0',
    '-1',
    '-0',
    '1.0',
    '1e3',
    '1E3',
    '42.5',
    '9223372036854775808',
    '18446744073709551617',
    '1'.repeat(100_000),
    '"1"',
    'true',
    'null',
    '[1]',
    '{"value":1}',
    '{"isLosslessNumber":true,"value":"1"}',
  ])('has no whole number as its amount: %.30s', async (amount) => {
    const errors = await errorsOf(bodyOf(one(), one({ amount })));
    expect(Object.keys(errors)).toEqual(['operations[1].amount']);
  });

  it.each([
    ['type', '"Deposit"'],
    ['type', '"close"'],
    ['type', 'null'],
    ['type', '["deposit"]'],
    ['type', ''],
    ['accountId', '"x"'],
    ['accountId', '7'],
    ['accountId', ''],
    ['amount', ''],
    ['transactionId', 'null'],
    ['transactionId', `["${randomUUID()}"]`],
    ['transactionId', ''],
    ['targetAccountId', `"${randomUUID()}"`],
    ['targetAccountId', 'null'],
    ['atomic', 'true'],
    ['__proto__', '{"amount":1}'],
    ['constructor', '1'],
    ['toCommand', '1'],
    ['', '1'],
  ])('has no such member: %s %s', async (name, value) => {
    const errors = await errorsOf(bodyOf(one(), one(), one({ [name]: value })));
    expect(Object.keys(errors)).toEqual([`operations[2].${name}`]);
  });

  it.each(['', '"x"', 'null', '5'])('has a transfer without a target: %s', async (target) => {
    const errors = await errorsOf(bodyOf(one({ type: '"transfer"', targetAccountId: target })));
    expect(Object.keys(errors)).toEqual(['operations[0].targetAccountId']);
  });

  it.each([
    ['{}', 'atomic', 'operations'],
    [`{"operations":[${'{}'}]}`, 'atomic'],
    ['{"atomic":true}', 'operations'],
    ['{"atomic":"true","operations":[]}', 'atomic', 'operations'],
    ['{"atomic":null,"operations":{}}', 'atomic', 'operations'],
    ['{"atomic":1,"operations":"x"}', 'atomic', 'operations'],
    ['{"atomic":true,"operations":{"length":1,"0":{}}}', 'operations'],
    ['{"atomic":true,"operations":[],"x":1}', 'x', 'operations'],
    ['{"atomic":true,"operations":[],"__proto__":{"x":1}}', '__proto__', 'operations'],
    ['{"atomic":true,"operations":[1,null,[],"x"]}', ...times(4, (n) => `operations[${n}]`)],
  ])('is not of that shape: %s', async (body, ...parameters) => {
    expect(Object.keys(await errorsOf(body))).toEqual(expect.arrayContaining(parameters));
  });

  it('is told of no more mistakes than one can read', async () => {
    const body = bodyOf(...times(1_000, () => one({ amount: '1.5' })));
    expect(Object.keys(await errorsOf(body))).toHaveLength(20);
  });

  it('has none, or too many', async () => {
    expect(await errorsOf(bodyOf())).toEqual({
      operations: 'must be a list of 1 to 1000 items',
    });
    expect(await errorsOf(bodyOf(...times(1_001, () => one())))).toHaveProperty('operations');
  });

  it.each([
    ['', 400, 'invalid-parameters'],
    ['{', 400, 'malformed-body'],
    ['[]', 400, 'malformed-body'],
    ['null', 400, 'malformed-body'],
    ['"x"', 400, 'malformed-body'],
    ['1', 400, 'malformed-body'],
    ['{"atomic":true,"atomic":false,"operations":[]}', 400, 'malformed-body'],
    ['{"atomic":true,"operations":[],}', 400, 'malformed-body'],
    ['{"atomic":true,"operations":[{"amount":01}]}', 400, 'malformed-body'],
    ['{"atomic":NaN,"operations":[]}', 400, 'malformed-body'],
    ['['.repeat(200_000), 400, 'malformed-body'],
    [`{"x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 400, 'malformed-body'],
  ])('is no JSON object: %.50s', async (body, status, code) => {
    const answer = await sendBody(app.url, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it("names an operation's member twice", async () => {
    const twice = one().replace('"amount":1', '"amount":1,"amount":2');
    expect((await sendBody(app.url, bodyOf(twice))).body.code).toBe('malformed-body');
  });

  it('is no JSON by its type', async () => {
    const answer = await sendBody(app.url, bodyOf(one()), 'text/plain');
    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported-media-type']);
  });

  it('is too large', async () => {
    const answer = await sendBody(app.url, bodyOf(one()) + ' '.repeat(512 * 1024));
    expect([answer.status, answer.body.code]).toEqual([413, 'body-too-large']);
    expect(answer.body.detail).toContain('fewer operations');
  });

  it('has parameters, or another method', async () => {
    const path = `${app.url}/api/transactions`;
    await request(path).post('?atomic=true').send({}).expect(400);
    await request(path).get('').expect(405).expect('Allow', 'POST');
  });

  it.each([true, false])('is more than may wait: none is done; atomic %s', async (atomic) => {
    const operations = times(51, () => deposit(account.id, 1));
    const { status, body, headers } = await sendBulk(app.url, atomic, operations);
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'journal-full', '1']);
    expect(await account.balance()).toBe('100');
  });

  it('shows a refused one nothing but the reason', async () => {
    const text = exactJson((await sendBulk(app.url, true, [withdraw(account.id, 101)])).body);
    expect(text).not.toMatch(/stack|\.ts|\.js|Error/);
  });
});
