import request from 'supertest';
import { openAccount } from '../support/account-api.js';
import { bankCommand } from '../support/command-hosts.js';
import { databases } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { killServers, startServer } from '../support/server-process.js';
import { startApp, type TestApp } from '../support/test-app.js';

interface Ready {
  readonly status: string;
  readonly subscriptions: readonly { readonly state: string }[];
}

describe.each(databases)('an API whose consumers nobody runs: $name', (database) => {
  let databaseUrl: string;
  let app: TestApp;

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    app = await startApp(databaseUrl, { environment: { ROLE: 'api', MAX_READ_WAIT_MS: '0' } });
    await openAccount(app.url);
  });
  afterAll(async () => {
    await killServers();
    await app.close();
    await database.drop(databaseUrl);
  });

  /** What it says as a whole, and of its consumers: 200 either way. */
  const ready = async () => {
    const { body } = (await request(app.url).get('/health/ready').expect(200)) as { body: Ready };
    return [body.status, ...new Set(body.subscriptions.map(({ state }) => state))];
  };
  /** STATE and OWNER, of each subscription that the operator is shown. */
  const shown = async () => {
    const { stdout } = await bankCommand(databaseUrl, 'subscriptions');
    const rows = stdout.trim().split('\n').slice(1);
    return new Set(rows.map((row) => row.split(/ +/).slice(5, 7).join(' ')));
  };
  const refusal = async () => {
    const { position } = await app.log.head();
    const query = { minPosition: position + 1 };
    const answer = await request(app.url).get('/api/ledger').query(query).expect(503);
    return answer.body as { code: string; detail: string };
  };

  it('says so', async () => {
    expect(await ready()).toEqual(['degraded', 'unassigned']);
    expect(await shown()).toEqual(new Set(['unassigned -']));
    const { code, detail } = await refusal();
    expect(code).toBe('position-not-reached');
    expect(detail).toMatch(/not yet up to \d+, and no process runs it there at the moment\. /);
  });

  it('does not while one does, and does again when that was killed', async () => {
    const consumers = await startServer(databaseUrl, { ROLE: 'consumers' });
    await eventually(async () => expect(await ready()).toEqual(['up', 'following']));
    const [, owner = ''] = [...(await shown())].join().split('following ');
    expect(owner).toMatch(/^[0-9a-f-]{36}$/);
    expect((await refusal()).detail).toMatch(/not yet up to \d+\. /);
    await consumers.kill();
    await eventually(async () => expect(await ready()).toEqual(['degraded', 'unassigned']));
    expect(await shown()).toEqual(new Set(['unassigned -']));
  });
});
