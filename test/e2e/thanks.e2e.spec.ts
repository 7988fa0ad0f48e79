import { randomBytes, randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { ParkedEvents } from '../../src/event-sourcing/consume/policies/parked-events.js';
import { SubscriptionStore } from '../../src/event-sourcing/consume/checkpoints/subscription-store.js';
import { PinoLogger } from '../../src/logging/pino-logger.service.js';
import { AccountApi } from '../support/account-api.js';
import { databases } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { times } from '../support/hammering.js';
import { checkLog } from '../support/invariants.js';
import { MailServer } from '../support/mail-server.js';
import { startApp, type TestApp } from '../support/test-app.js';
import { wholeDatabase } from '../support/whole-database.js';

const POLICY = 'thank-owner-when-money-is-deposited';
const DOMAIN = 'mailboxes.example.org';
const newAddress = () => `owner-${randomBytes(4).toString('hex')}@${DOMAIN}`;

describe.each(databases.map((each) => [each.name, each] as const))('thanks: %s', (_, database) => {
  const mails = new MailServer();
  const lines: string[] = [];
  const logger = new PinoLogger('trace', { write: (line) => void lines.push(line) });
  const key = randomBytes(32).toString('base64');
  let databaseUrl: string;
  let app: TestApp;

  const start = (environment: Record<string, string> = {}) =>
    startApp(databaseUrl, {
      logger,
      environment: {
        DATA_KEY: key,
        SMTP_URL: mails.url,
        MAIL_RETRY_MS: '100',
        LEASE_MS: '1000',
        ...environment,
      },
    });
  const restart = async (environment?: Record<string, string>) => {
    await app.close();
    app = await start(environment);
  };
  const openFor = async (notify?: string, owner: string = randomUUID()) => {
    const account = new AccountApi(app.url);
    await account.open({ owner }, notify === undefined ? {} : { notify }).expect(201);
    return account;
  };
  const status = async () => (await app.app.get(SubscriptionStore).find(POLICY))!;
  const caughtUp = () =>
    eventually(async () => {
      expect((await status()).position).toBe((await app.log.head()).position);
    });
  /** More often than an event is tried that can't be handled. */
  const triedOften = async () => {
    const isTry = (line: string) => line.includes(`${POLICY} will try again`);
    const tries = () => lines.filter(isTry).length;
    const before = tries();
    await eventually(() => expect(tries()).toBeGreaterThan(before + 5));
  };
  const parked = () => app.app.get(ParkedEvents).list(1_000, POLICY);

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    await mails.start();
    app = await start();
  });

  afterAll(async () => {
    await app?.close();
    await mails.stop();
    await database.drop(databaseUrl);
  });

  it('are one mail a deposit, named after its event', async () => {
    const address = newAddress();
    const account = await openFor(address);
    for (const amount of [2_000, 5]) await account.deposit(amount).expect(204);
    await eventually(() => expect(mails.to(address)).toHaveLength(2));
    const [first, second] = mails.to(address);
    expect(first).toMatchObject({ from: 'bank@localhost', to: address });
    expect(first!.content).toContain('EUR 20.00');
    expect(second!.content).toContain('EUR 0.05');
    const { events } = await checkLog(app.log);
    const ids = events
      .filter(({ type, streamId }) => type === 'MoneyDeposited' && streamId.endsWith(account.id))
      .map(({ eventId }) => `<${eventId}@localhost>`);
    expect([first!.messageId, second!.messageId]).toEqual(ids);
  });

  it('are for plain deposits only, and only where an address was left', async () => {
    const address = newAddress();
    const [account, silent] = [await openFor(address), await openFor()];
    await silent.deposit(100).expect(204);
    await silent.transfer(account.id, 10).expect(204);
    await account.withdraw(5).expect(204);
    await caughtUp();
    expect(mails.to(address)).toEqual([]);
    expect(await parked()).toEqual([]);
    await account.deposit(1).expect(204);
    await eventually(() => expect(mails.to(address)).toHaveLength(1));
  });

  it('are not for a bonus', async () => {
    const address = newAddress();
    const account = await openFor(address);
    await restart({ BONUS_ACCOUNT_ID: account.id });
    await (await openFor()).deposit(1_000).expect(204);
    await eventually(async () =>
      expect(await new AccountApi(app.url, account.id).balance()).toBe('10'),
    );
    await caughtUp();
    expect(mails.to(address)).toEqual([]);
    await restart();
  });

  it('wait while the server is down: none is lost, none is parked', async () => {
    const addresses = times(5, newAddress);
    const accounts = await Promise.all(addresses.map((each) => openFor(each)));
    await mails.stop();
    for (const account of accounts) await account.deposit(7).expect(204);
    await triedOften();
    expect(await status()).toMatchObject({ state: 'retrying' });
    for (const account of accounts) await account.deposit(8).expect(204);
    await mails.start();
    await caughtUp();
    for (const address of addresses) {
      const amounts = mails.to(address).map(({ content }) => /EUR 0\.0\d/.exec(content)?.[0]);
      expect(amounts).toEqual(['EUR 0.07', 'EUR 0.08']);
    }
    expect(await parked()).toEqual([]);
    expect(await status()).toMatchObject({ state: 'following', error: null });
  });

  it('that are refused with 550 are parked at once, and retried when asked', async () => {
    const [bad, good] = [newAddress(), newAddress()];
    const [refused, other] = [await openFor(bad), await openFor(good)];
    mails.refused.set(bad, 550);
    await refused.deposit(1).expect(204);
    await other.deposit(2).expect(204);
    await eventually(() => expect(mails.to(good)).toHaveLength(1));
    const [event, ...more] = await parked();
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      state: 'parked',
      reason: 'The mail server refused the message: 550 5.1.1 to RCPT TO.',
    });
    expect([mails.asked.get(bad), mails.to(bad)]).toEqual([1, []]);

    mails.refused.delete(bad);
    expect(await app.app.get(ParkedEvents).retry(POLICY, event!.position)).toBe(true);
    await eventually(async () => expect(await parked()).toEqual([]));
    expect(mails.to(bad).map(({ messageId }) => messageId)).toEqual([
      `<${event!.eventId}@localhost>`,
    ]);
  });

  it('that are refused with 450 step aside, and come when the server takes them', async () => {
    const [shy, good] = [newAddress(), newAddress()];
    const [greylisted, other] = [await openFor(shy), await openFor(good)];
    mails.refused.set(shy, 450);
    await greylisted.deposit(1).expect(204);
    await other.deposit(2).expect(204);
    await eventually(() => expect(mails.to(good)).toHaveLength(1));
    const reason = 'The mail server does not take the message now: 450 5.1.1 to RCPT TO.';
    expect(await parked()).toMatchObject([{ state: 'deferred', reason }]);
    await eventually(() => expect(mails.asked.get(shy)).toBeGreaterThan(1));
    expect(mails.to(shy)).toEqual([]);

    mails.refused.delete(shy);
    await eventually(async () => expect(await parked()).toEqual([]));
    expect(mails.to(shy)).toHaveLength(1);
  });

  it('wait for DATA_KEY', async () => {
    const address = newAddress();
    const account = await openFor(address);
    await restart({ DATA_KEY: '' });
    expect(lines.join('')).toContain("which can't be read without DATA_KEY: mail to them waits");
    await new AccountApi(app.url, account.id).deposit(1).expect(204);
    await triedOften();
    expect(await status()).toMatchObject({
      state: 'retrying',
      error: expect.stringContaining('set DATA_KEY') as unknown,
    });
    expect(mails.to(address)).toEqual([]);
    await restart();
    await eventually(() => expect(mails.to(address)).toHaveLength(1));
    expect(await parked()).toEqual([]);
  });

  it('end with the key of the owner', async () => {
    const [address, owner] = [newAddress(), randomUUID()];
    const account = await openFor(address, owner);
    await app.app.get(DataSource).query(`DELETE FROM owner_keys WHERE owner_id = '${owner}'`);
    await account.deposit(1).expect(204);
    await caughtUp();
    expect(mails.to(address)).toEqual([]);
    expect(await parked()).toEqual([]);
  });

  it('are a log line where there is no SMTP_URL', async () => {
    await restart({ SMTP_URL: '' });
    const address = newAddress();
    const account = await openFor(address);
    await account.deposit(1).expect(204);
    await eventually(() => expect(lines.join('')).toMatch(/Thank you.*is not sent/));
    await restart();
    await caughtUp();
    expect(mails.to(address)).toEqual([]);
  });

  it('leave no address behind, neither in the database nor in the log', async () => {
    const rows = await wholeDatabase(app.app.get(DataSource));
    expect(rows).toContain('"owner_keys"');
    expect(rows).toContain('notify');
    expect(rows).not.toContain(DOMAIN);
    expect(rows).not.toContain(Buffer.from(DOMAIN).toString('base64').slice(0, 20));
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.join('')).toContain('The mail server refused');
    expect(lines.join('')).not.toContain(DOMAIN);
    expect(lines.join('')).not.toContain(key);
  });
});
