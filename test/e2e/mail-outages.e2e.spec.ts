import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountApi } from '../support/account-api.js';
import { bankCommand } from '../support/command-hosts.js';
import { certificate } from '../support/certificate.js';
import { databases } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { times } from '../support/hammering.js';
import { MailServer } from '../support/mail-server.js';
import { killServers, startServer, type ServerProcess } from '../support/server-process.js';

const POLICY = 'thank-owner-when-money-is-deposited';
const GREYLISTED = 450;

const newAddress = () => `owner-${randomBytes(4).toString('hex')}@example.org`;

interface Consumer {
  readonly name: string;
  readonly state: string;
  readonly parked: number;
  readonly waiting?: { reason: string; deferred: number; nextTryAt: string | null };
}

/** A server in a process of its own, and owners who have left an address. */
class Bank {
  private server: ServerProcess | undefined;

  constructor(
    readonly databaseUrl: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  async start(environment: Readonly<Record<string, string>> = {}): Promise<void> {
    const both = { LEASE_MS: '1000', ...this.environment, ...environment };
    this.server = await startServer(this.databaseUrl, both);
  }

  async openFor(notify: string): Promise<AccountApi> {
    const account = new AccountApi(this.server!.url);
    await account.open({ owner: randomUUID() }, { notify }).expect(201);
    return account;
  }

  async thanks(): Promise<Consumer> {
    const answer = await fetch(`${this.server!.url}/health/ready`);
    const { subscriptions } = (await answer.json()) as { subscriptions: Consumer[] };
    return subscriptions.find(({ name }) => name === POLICY)!;
  }

  kill(): Promise<void> {
    return this.server!.kill();
  }

  /** Lines of the program's log that say something. */
  told(text: string): string[] {
    return this.server!.printed()
      .split('\n')
      .filter((line) => line.includes(text));
  }
}

afterAll(killServers);

describe.each(databases)('mail that the server does not take yet: $name', (database) => {
  const mails = new MailServer();
  let bank: Bank;

  beforeAll(async () => {
    await mails.start();
    bank = new Bank(await database.createUrl(), {
      DATA_KEY: randomBytes(32).toString('base64'),
      SMTP_URL: mails.url,
      MAIL_RETRY_MS: '100',
      MAIL_TIMEOUT_MS: '2000',
    });
    await bank.start();
  });
  afterAll(async () => {
    await killServers();
    await mails.stop();
    await database.drop(bank.databaseUrl);
  });

  it('holds up no other, is told of, and outlives the process', async () => {
    const [shy, good] = [times(3, newAddress), newAddress()];
    for (const address of shy) mails.refused.set(address, GREYLISTED);
    for (const address of [...shy, good])
      await (await bank.openFor(address)).deposit(7).expect(204);
    await eventually(() => expect(mails.to(good)).toHaveLength(1));
    await eventually(async () =>
      expect(await bank.thanks()).toMatchObject({
        state: 'following',
        waiting: {
          deferred: 3,
          reason: 'The mail server does not take the message now: 450 5.1.1 to RCPT TO.',
          nextTryAt: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
        },
      }),
    );
    const { stdout: listed } = await bankCommand(bank.databaseUrl, 'parked', 'list');
    expect(listed.match(/ deferred .* 450 5\.1\.1 to RCPT TO\.$/gm)).toHaveLength(3);
    const { stdout: all } = await bankCommand(bank.databaseUrl, 'subscriptions');
    expect(all).toMatch(new RegExp(`^${POLICY} .* following .* 3 +[0-9-]+T.* 450 5\\.1\\.1`, 'm'));

    await bank.kill();
    for (const address of shy) mails.refused.delete(address);
    expect(shy.flatMap((address) => mails.to(address))).toEqual([]);
    await bank.start();
    await eventually(async () => expect((await bank.thanks()).waiting).toBeUndefined());
    for (const address of shy) expect(mails.to(address)).toHaveLength(1);
  });

  it('is tried at once where an operator asks for all of it', async () => {
    const [shy, bad] = [newAddress(), newAddress()];
    await bank.kill();
    await bank.start({ MAIL_RETRY_MS: '600000' });
    mails.refused.set(shy, GREYLISTED);
    mails.refused.set(bad, 550);
    for (const address of [shy, bad]) await (await bank.openFor(address)).deposit(7).expect(204);
    await eventually(() => expect([shy, bad].map((each) => mails.asked.get(each))).toEqual([1, 1]));
    mails.refused.clear();
    await eventually(async () => expect((await bank.thanks()).waiting?.deferred).toBe(1));
    const { stdout } = await bankCommand(bank.databaseUrl, 'parked', 'retry', '--all');
    expect(stdout).toContain(`${POLICY} will be given 2 events again.`);
    await eventually(() => expect(mails.to(shy)).toHaveLength(1));
    await eventually(() => expect(mails.to(bad)).toHaveLength(1));
  });

  it('is parked when its time is over', async () => {
    await bank.kill();
    await bank.start({ MAIL_GIVE_UP_MS: '1000' });
    const shy = newAddress();
    mails.refused.set(shy, GREYLISTED);
    await (await bank.openFor(shy)).deposit(7).expect(204);
    await eventually(async () => expect((await bank.thanks()).parked).toBe(1));
    const { stdout } = await bankCommand(bank.databaseUrl, 'parked', 'list', POLICY);
    expect(stdout).toMatch(/ parked .* Given up after tries since .*Z\. .* 450 5\.1\.1 to RCPT/);
    expect(mails.asked.get(shy)).toBeGreaterThan(1);
    expect((await bank.thanks()).waiting).toBeUndefined();
  });

  it('or that it never answers to holds up others for the time of one mail only', async () => {
    await bank.kill();
    await bank.start();
    const [silent, good] = [newAddress(), newAddress()];
    mails.unanswered.add(silent);
    for (const address of [silent, good])
      await (await bank.openFor(address)).deposit(7).expect(204);
    await eventually(() => expect(mails.to(good)).toHaveLength(1));
    await eventually(async () =>
      expect((await bank.thanks()).waiting?.reason).toContain('no answer in time'),
    );
    mails.unanswered.clear();
    await eventually(() => expect(mails.to(silent)).toHaveLength(1));
  });

  it('waits while there is no server, which fills no log, and comes when there is one', async () => {
    await mails.stop();
    const address = newAddress();
    await (await bank.openFor(address)).deposit(7).expect(204);
    await eventually(async () =>
      expect(await bank.thanks()).toMatchObject({
        state: 'retrying',
        waiting: { reason: 'The mail server takes no mail now (ECONNREFUSED).', deferred: 0 },
      }),
    );
    await mails.start();
    await eventually(() => expect(mails.to(address)).toHaveLength(1));
    await eventually(async () => expect((await bank.thanks()).waiting).toBeUndefined());
    expect(bank.told('ECONNREFUSED')).toHaveLength(1);
    await eventually(() => expect(bank.told(`${POLICY} goes on`)).toHaveLength(1));
    expect(bank.told('at async')).toEqual([]);
  });
});

describe('mail, and a password for the server', () => {
  const [database] = databases;
  const withLogin = ({ url }: MailServer) => url.replace('//', '//bank:secret@');
  let folder: string;
  let bank: Bank;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bank-mail-'));
    await writeFile(join(folder, 'certificate.pem'), certificate.cert);
    bank = new Bank(await database!.createUrl(), {
      DATA_KEY: randomBytes(32).toString('base64'),
    });
  });
  afterAll(async () => {
    await killServers();
    await database!.drop(bank.databaseUrl);
    await rm(folder, { recursive: true });
  });

  it('waits for STARTTLS with a certificate that is trusted', async () => {
    const clear = new MailServer({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
    await clear.start();
    await bank.start({ SMTP_URL: withLogin(clear) });
    const address = newAddress();
    await (await bank.openFor(address)).deposit(7).expect(204);
    await eventually(async () =>
      expect((await bank.thanks()).waiting?.reason).toContain('it offers no STARTTLS'),
    );
    expect([clear.logins, clear.received]).toEqual([[], []]);
    await bank.kill();
    await clear.stop();

    const safe = new MailServer({ ...certificate, allowInsecureAuth: true });
    await safe.start();
    await bank.start({ SMTP_URL: withLogin(safe) });
    await eventually(async () =>
      expect((await bank.thanks()).waiting?.reason).toContain('SELF_SIGNED_CERT'),
    );
    expect([safe.logins, safe.received]).toEqual([[], []]);
    await bank.kill();

    await bank.start({
      SMTP_URL: withLogin(safe),
      NODE_EXTRA_CA_CERTS: join(folder, 'certificate.pem'),
    });
    await eventually(() => expect(safe.to(address)).toHaveLength(1));
    expect(safe.logins).toEqual([{ user: 'bank', password: 'secret', secure: true }]);
    await safe.stop();
  });
});
