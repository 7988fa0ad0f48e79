import { randomBytes, randomUUID } from 'node:crypto';
import { AccountApi } from '../support/account-api.js';
import { settled } from '../support/at-rest.js';
import { bankCommand } from '../support/command-hosts.js';
import { databases } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { MailServer } from '../support/mail-server.js';
import { startServer } from '../support/server-process.js';
import { startApp, type TestApp } from '../support/test-app.js';

const [older, newer] = [1, 2].map(() => randomBytes(32).toString('base64')) as [string, string];
type Keys = Readonly<Record<string, string>>;
const before = { DATA_KEY: older };
const both = { DATA_KEY: newer, DATA_KEY_PREVIOUS: older };
const after = { DATA_KEY: newer };

describe.each(databases.map((each) => [each.name, each] as const))(
  'DATA_KEY is replaced: %s',
  (_, database) => {
    const mails = new MailServer();
    const running: TestApp[] = [];
    let databaseUrl: string;

    const start = async (keys: Keys, more: Keys = {}) => {
      const environment = { SMTP_URL: mails.url, LEASE_MS: '1000', ...keys, ...more };
      const app = await startApp(databaseUrl, { environment });
      running.push(app);
      return app;
    };
    const stop = async () => {
      for (const app of running.splice(0)) await app.close();
    };
    const rotate = (keys: Keys) =>
      withKeys(keys, () => bankCommand(databaseUrl, 'rotate-data-key'));
    const openFor = async ({ url }: TestApp, notify: string) => {
      const account = new AccountApi(url);
      await account.open({ owner: randomUUID() }, { notify }).expect(201);
      return account.id;
    };

    beforeAll(async () => {
      databaseUrl = await database.createUrl();
      await mails.start();
    });

    afterAll(async () => {
      await stop();
      await mails.stop();
      await database.drop(databaseUrl);
    });

    it('in three steps, with every address read all the while', async () => {
      const first = await start(before);
      const accounts = [await openFor(first, 'one@example.org')];

      // 1. One after another, the servers are started anew with both.
      const second = await start(both, { ROLE: 'api' });
      accounts.push(await openFor(second, 'two@example.org'));
      await new AccountApi(second.url, accounts[1]).deposit(1).expect(204);
      await stop();
      const third = await start(both);
      await eventually(() => expect(mails.to('two@example.org')).toHaveLength(1));
      await expect(startServer(databaseUrl, after)).rejects.toThrow(/DATA_KEY_PREVIOUS/);

      // 2. Beside them.
      const opening = openFor(third, 'three@example.org');
      const { code, stdout } = await rotate(both);
      accounts.push(await opening);
      expect([code, stdout]).toEqual([
        0,
        expect.stringMatching(/^1 key from .*\nNone is left under DATA_KEY_PREVIOUS/),
      ]);
      expect((await rotate(both)).stdout).toMatch(/^0 keys from/);

      // 3. They are started anew with the new one.
      await stop();
      const last = await start(after);
      for (const id of accounts) await new AccountApi(last.url, id).deposit(1).expect(204);
      await settled(last.app);
      for (const [name, count] of Object.entries({ one: 1, two: 2, three: 1 }))
        await eventually(() => expect(mails.to(`${name}@example.org`)).toHaveLength(count));
      await stop();
    });

    it('and a server with the old one alone does not start any more', async () => {
      await expect(startServer(databaseUrl, before)).rejects.toThrow(/under another DATA_KEY/);
    });

    it.each([
      ['neither', {}, 2, /^Set DATA_KEY to the new key, and DATA_KEY_PREVIOUS/],
      ['no older one', after, 2, /^Set DATA_KEY to the new key, and DATA_KEY_PREVIOUS/],
      ['no newer one', { DATA_KEY_PREVIOUS: older }, 2, /^DATA_KEY_PREVIOUS must stand beside/],
      ['twice the same', { DATA_KEY: newer, DATA_KEY_PREVIOUS: newer }, 2, /must be another key/],
      ['nonsense', { DATA_KEY: newer, DATA_KEY_PREVIOUS: 'x' }, 2, /must be 32 bytes/],
      [
        'unknown ones',
        { DATA_KEY: older, DATA_KEY_PREVIOUS: randomBytes(32).toString('hex') },
        2,
        /under another DATA_KEY/,
      ],
    ])('not by a command that is given %s', async (__, keys, code, line) => {
      const told = await rotate(keys);
      expect([told.code, told.stdout, told.stderr]).toEqual([
        code,
        '',
        expect.stringMatching(line),
      ]);
      expect(told.stderr.trim().split('\n')).toHaveLength(1);
    });
  },
);

/** The command inherits this process's environment. */
async function withKeys<T>(keys: Keys, work: () => Promise<T>): Promise<T> {
  Object.assign(process.env, keys);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(keys)) delete process.env[name];
  }
}
