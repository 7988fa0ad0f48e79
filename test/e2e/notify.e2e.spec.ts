import { randomBytes, randomUUID } from 'node:crypto';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { AccountApi, owner } from '../support/account-api.js';
import { databases } from '../support/databases.js';
import { startApp, type TestApp } from '../support/test-app.js';
import { wholeDatabase } from '../support/whole-database.js';

const address = 'someone@mailboxes.example.org';

describe.each(databases.map((each) => [each.name, each] as const))(
  'an address to be notified: %s',
  (_, database) => {
    let databaseUrl: string;
    let app: TestApp;

    const start = async (environment: Record<string, string>) => {
      await app?.close();
      app = await startApp(databaseUrl, { environment: { ROLE: 'api', ...environment } });
    };
    const keys = () => app.app.get(DataSource).query<object[]>('SELECT owner_id FROM owner_keys');

    beforeAll(async () => {
      databaseUrl = await database.createUrl();
    });

    afterAll(async () => {
      await app?.close();
      await database.drop(databaseUrl);
    });

    it('is refused without DATA_KEY, and nothing is written', async () => {
      await start({});
      const before = await wholeDatabase(app.app.get(DataSource));
      const { body, status } = await new AccountApi(app.url).open({}, { notify: address });
      expect({ status, ...body }).toMatchObject({
        status: 422,
        code: 'personal-data-disabled',
        detail: expect.stringContaining('DATA_KEY') as unknown,
      });
      expect(await wholeDatabase(app.app.get(DataSource))).toBe(before);
      await new AccountApi(app.url).open({}, {}).expect(201);
    });

    it('is taken with DATA_KEY, and never shown', async () => {
      await start({ DATA_KEY: randomBytes(32).toString('hex') });
      const account = new AccountApi(app.url);
      const opened = await account.open({}, { notify: address }).expect(201);
      expect(opened.text).toBe('');
      expect((await account.get()).text).not.toMatch(/notify|someone/);
      expect(await wholeDatabase(app.app.get(DataSource))).not.toContain(address);
      expect(await keys()).toHaveLength(1);
      const second = new AccountApi(app.url);
      await second.open({}, { notify: address }).expect(201);
      expect(await keys()).toHaveLength(1);
    });

    it('of a refused request leaves no key behind', async () => {
      const account = new AccountApi(app.url);
      await account.open().expect(201);
      const before = await wholeDatabase(app.app.get(DataSource));
      const { body } = await account.open({ owner: randomUUID() }, { notify: address }).expect(409);
      expect(body.code).toBe('account-already-open');
      await account.open({ owner: 'x' }, { notify: address }).expect(400);
      expect(await wholeDatabase(app.app.get(DataSource))).toBe(before);
    });

    it.each([
      'x',
      '',
      'someone',
      '@example.org',
      'someone@',
      'a b@example.org',
      'a@b@example.org',
      '"a b"@example.org',
      'someone@[127.0.0.1]',
      'someone(comment)@example.org',
      'Someone <someone@example.org>',
      'someone@example.org, other@example.org',
      'someone@example.org\r\nBcc: other@example.org',
      'sömeone@example.org',
      `${'x'.repeat(250)}@example.org`,
      1,
      null,
      ['someone@example.org'],
      { address: 'someone@example.org' },
    ])('must be an address: %j', async (notify) => {
      const { body } = await new AccountApi(app.url).open({}, { notify }).expect(400);
      expect(body).toMatchObject({ code: 'invalid-parameters', errors: [{ parameter: 'notify' }] });
      expect(JSON.stringify(body)).not.toContain('other@');
    });

    it.each([
      ['application/json', '{"notify":"someone@mail', 400, 'malformed-body'],
      ['application/json', '"someone@example.org"', 400, 'malformed-body'],
      ['application/json', '[]', 400, 'malformed-body'],
      ['application/json', 'null', 400, 'malformed-body'],
      ['application/json', '\xff', 400, 'malformed-body'],
      ['application/json', '{"balance":1}', 400, 'invalid-parameters'],
      ['application/json', '{"__proto__":{"notify":1}}', 400, 'invalid-parameters'],
      ['text/plain', '{"notify":"someone@example.org"}', 415, 'unsupported-media-type'],
      ['application/jsonx', '{}', 415, 'unsupported-media-type'],
    ])('comes as a JSON object: not as %s %s', async (type, body, status, code) => {
      const answer = await request(app.url)
        .post(new AccountApi(app.url).path)
        .query({ owner })
        .set('Content-Type', type)
        .send(body);
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code]);
      expect(answer.text).not.toContain('someone@');
    });

    it('is taken in no other request', async () => {
      const account = new AccountApi(app.url);
      await account.open().expect(201);
      await account.open({ notify: address }).expect(400);
      const url = `${account.path}/deposit?amount=1&transactionId=${randomUUID()}`;
      const answer = await request(app.url).put(url).send({ notify: address }).expect(400);
      expect((answer.body as { code: string }).code).toBe('unexpected-body');
    });
  },
);
