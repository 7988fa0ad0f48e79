import { randomBytes, randomUUID } from 'node:crypto';
import request from 'supertest';
import { DataSource } from 'typeorm';
import type { AccountOpened } from '../../src/account/domain/account.events.js';
import { EventRegistry } from '../../src/event-sourcing/log/event-registry.js';
import { Journal } from '../../src/event-sourcing/decide/journal/journal.js';
import { ParkedEvents } from '../../src/event-sourcing/consume/policies/parked-events.js';
import { PinoLogger } from '../../src/logging/pino-logger.service.js';
import { ErasePersonalData } from '../../src/owners/domain/owner.commands.js';
import { ownerAggregate } from '../../src/owners/owner.aggregate.js';
import { OwnerKeys } from '../../src/personal-data/owner-keys.js';
import { PersonalData } from '../../src/personal-data/personal-data.js';
import { AccountApi } from '../support/account-api.js';
import { checkAtRest, settled } from '../support/at-rest.js';
import { bankCommand } from '../support/command-hosts.js';
import { databases } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { times } from '../support/hammering.js';
import { MailServer } from '../support/mail-server.js';
import { read } from '../support/reading.js';
import { startApp, type TestApp } from '../support/test-app.js';
import { wholeDatabase } from '../support/whole-database.js';

const THANKS = 'thank-owner-when-money-is-deposited';
const DOMAIN = 'mailboxes.example.org';
const newAddress = () => `owner-${randomBytes(4).toString('hex')}@${DOMAIN}`;

describe.each(databases.map((each) => [each.name, each] as const))('erasure: %s', (_, database) => {
  const mails = new MailServer();
  const lines: string[] = [];
  const logger = new PinoLogger('trace', { write: (line) => void lines.push(line) });
  const key = randomBytes(32).toString('hex');
  let databaseUrl: string;
  let app: TestApp;

  const restart = async (environment: Record<string, string> = {}) => {
    await app?.close();
    app = await startApp(databaseUrl, {
      logger,
      environment: { DATA_KEY: key, SMTP_URL: mails.url, LEASE_MS: '1000', ...environment },
    });
  };
  const openFor = async (owner: string, notify?: string) => {
    const account = new AccountApi(app.url);
    await account.open({ owner }, notify === undefined ? {} : { notify }).expect(201);
    return account;
  };
  const erase = (owner: string) =>
    request(app.url).delete(`/api/owners/${owner}/personal-data`).send();
  const head = async () => (await app.log.head()).position;
  const keys = () => app.app.get(OwnerKeys);
  const parked = () => app.app.get(ParkedEvents).list(1_000, THANKS);
  const ofOwner = async (owner: string) => {
    const events = await app.log.readStream(`owner-${owner}`, 0, 100);
    return events.map(({ type, data }) => ({ type, data: JSON.parse(data) as object }));
  };
  /** By whoever has the database and the data key. */
  const decrypted = async ({ id }: AccountApi) => {
    const [stored] = await app.log.readStream(`account-${id}`, 0, 1);
    const { ownerId, notify } = app.app.get(EventRegistry).decode<AccountOpened>(stored!).event;
    const subject = { ownerId, place: `notify of account ${id}` };
    return app.app.get(PersonalData).decrypt(subject, notify!);
  };

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    await mails.start();
    await restart();
  });

  afterAll(async () => {
    await app?.close();
    await mails.stop();
    await database.drop(databaseUrl);
  });

  it('destroys the key, and says so in the log', async () => {
    const [owner, address] = [randomUUID(), newAddress()];
    const account = await openFor(owner, address);
    expect(await decrypted(account)).toBe(address);
    const keyId = await keys().idOf(owner);

    const answer = await erase(owner).set('X-Correlation-Id', 'please-forget').expect(204);
    expect(Number(answer.headers['log-position'])).toBeGreaterThan(0);
    expect(await keys().find(owner)).toBeUndefined();
    expect(await decrypted(account)).toBeUndefined();
    expect(await ofOwner(owner)).toEqual([
      { type: 'PersonalDataErased', data: { ownerId: owner, keyId } },
    ]);
    const [event] = await app.log.readStream(`owner-${owner}`, 0, 1);
    expect(event!.metadata).toContain('please-forget');
    expect(event!.position).toBeLessThanOrEqual(Number(answer.headers['log-position']));

    await account.deposit(5).expect(204);
    await settled(app.app);
    expect(mails.to(address)).toEqual([]);
    expect(await parked()).toEqual([]);
    expect(lines.join('')).toContain(`${account.id}: its owner's address is erased`);
    expect(await account.balance()).toBe('5');
  });

  it('is done once, however often it is asked for, and in whatever case', async () => {
    const owner = randomUUID();
    await openFor(owner, newAddress());
    const asked = times(8, (index) => erase(index % 2 ? owner : owner.toUpperCase()).expect(204));
    await Promise.all(asked);
    await erase(owner).expect(204);
    expect(await ofOwner(owner)).toHaveLength(1);
  });

  it('is answered alike where there is nothing to erase, and writes nothing then', async () => {
    const [unknown, silent] = [randomUUID(), randomUUID()];
    await openFor(silent);
    await settled(app.app);
    const before = await head();
    for (const owner of [unknown, silent]) {
      const answer = await erase(owner).expect(204);
      const headers = answer.headers as Record<string, string>;
      expect([headers['log-position'], headers.etag]).toEqual([String(before), undefined]);
      expect(headers['idempotent-replayed']).toBeUndefined();
    }
    expect(await head()).toBe(before);
  });

  it.each([
    ['x/personal-data', 400, 'invalid-parameters'],
    [`${randomUUID()}/personal-data?x=1`, 400, 'invalid-parameters'],
    [randomUUID(), 404, 'path-not-found'],
  ])('is not for %s', async (path, status, code) => {
    const answer = await request(app.url).delete(`/api/owners/${path}`).expect(status);
    expect((answer.body as { code: string }).code).toBe(code);
  });

  it('is told to other systems, without the key', async () => {
    const owner = randomUUID();
    await openFor(owner, newAddress());
    const after = await head();
    await erase(owner).expect(204);
    const { body } = await read<{ type: string }[]>(app.url, '/api/feed', { after });
    expect(body).toMatchObject([
      {
        source: 'urn:event-sourced-bank:owners',
        type: 'bank.owner.personal-data-erased.v1',
        subject: owner,
        data: { ownerId: owner, version: 1 },
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('keyId');
  });

  it('spares what is left later, also when the event is handled again', async () => {
    const [owner, first, second] = [randomUUID(), newAddress(), newAddress()];
    const before = await openFor(owner, first);
    await erase(owner).expect(204);
    const after = await openFor(owner, second);
    await app.app.get(DataSource).query(
      `UPDATE subscriptions SET position = 0, delivered = 0
       WHERE name = 'destroy-key-when-personal-data-is-erased'`,
    );
    await restart();
    for (const id of [before.id, after.id])
      await new AccountApi(app.url, id).deposit(1).expect(204);
    await settled(app.app);
    await eventually(() => expect(mails.to(second)).toHaveLength(1));
    expect(mails.to(first)).toEqual([]);
    await erase(owner).expect(204);
    expect(await ofOwner(owner)).toHaveLength(2);
    expect([await decrypted(before), await decrypted(after)]).toEqual([undefined, undefined]);
  });

  describe('that broke off between the event and the key', () => {
    const breakOff = async (owner: string) => {
      const command = new ErasePersonalData(owner, await keys().idOf(owner));
      await app.app.get(Journal).execute(ownerAggregate, command);
    };

    it('is finished by a consumer', async () => {
      const owner = randomUUID();
      await openFor(owner, newAddress());
      await breakOff(owner);
      await settled(app.app);
      expect(await keys().find(owner)).toBeUndefined();
    });

    it('is finished by the next request', async () => {
      const owner = randomUUID();
      await restart({ ROLE: 'api' });
      await openFor(owner, newAddress());
      await breakOff(owner);
      expect(await keys().find(owner)).toBeDefined();
      await erase(owner).expect(204);
      expect(await keys().find(owner)).toBeUndefined();
      expect(await ofOwner(owner)).toHaveLength(1);
      await restart();
    });
  });

  it('settles the mail that was parked', async () => {
    const [owner, address] = [randomUUID(), newAddress()];
    const account = await openFor(owner, address);
    mails.refused.set(address, 550);
    await account.deposit(1).expect(204);
    await eventually(async () => expect(await parked()).toHaveLength(1));
    const [event] = await parked();
    expect(event!.reason).toBe('The mail server refused the message: 550 5.1.1 to RCPT TO.');
    await erase(owner).expect(204);
    mails.refused.clear();
    const { code } = await bankCommand(
      databaseUrl,
      'parked',
      'retry',
      THANKS,
      `${event!.position}`,
    );
    expect(code).toBe(0);
    await eventually(async () => expect(await parked()).toEqual([]));
    expect(mails.to(address)).toEqual([]);
  });

  it('needs no DATA_KEY, and holds up no mail without one', async () => {
    const owner = randomUUID();
    const account = await openFor(owner, newAddress());
    await restart({ DATA_KEY: '' });
    await erase(owner).expect(204);
    await new AccountApi(app.url, account.id).deposit(1).expect(204);
    await settled(app.app);
    await restart();
    expect(await decrypted(account)).toBeUndefined();
  });

  it('at the same time as accounts are opened ends with an address that is read or gone', async () => {
    const rounds = times(20, () => ({ owner: randomUUID(), address: newAddress() }));
    const accounts = await Promise.all(
      rounds.map(async ({ owner, address }) => {
        await openFor(owner, newAddress());
        const [account] = await Promise.all([openFor(owner, address), erase(owner).expect(204)]);
        await account.deposit(1).expect(204);
        return account;
      }),
    );
    await settled(app.app);
    for (const [index, { address }] of rounds.entries()) {
      const found = await decrypted(accounts[index]!);
      expect([address, undefined]).toContain(found);
      await eventually(() => expect(mails.to(address)).toHaveLength(found ? 1 : 0));
    }
    expect(await parked()).toEqual([]);
  });

  it('leaves no address and no key, in whatever form, in database, log and export', async () => {
    const [owner, address] = [randomUUID(), newAddress()];
    const account = await openFor(owner, address);
    const { wrapped } = (await keys().find(owner))!;
    await account.deposit(1).expect(204);
    await eventually(() => expect(mails.to(address)).toHaveLength(1));
    const kept = () => bankCommand(databaseUrl, 'export', '--with-owner-keys');
    expect((await kept()).stdout).toContain(wrapped);
    await erase(owner).expect(204);

    const { stdout: listed } = await bankCommand(databaseUrl, 'parked', 'list');
    const everywhere = [
      await wholeDatabase(app.app.get(DataSource)),
      lines.join(''),
      listed,
      (await kept()).stdout,
    ];
    for (const text of everywhere) {
      for (const plain of [address, DOMAIN]) expect(text).not.toContain(plain);
      for (const form of ['hex', 'base64url'] as const)
        expect(text).not.toContain(innerOf(Buffer.from(address).toString(form)));
      expect(text).not.toContain(wrapped);
      expect(text).not.toContain(key);
    }
    expect(everywhere[0]).toContain('"owner_keys"');
    expect(lines.join('')).toContain('refused the message');
  });

  it('leaves log, ledger and read models sound', async () => {
    await checkAtRest(app.app);
    const { code, stdout, stderr } = await bankCommand(databaseUrl, 'verify');
    expect([code, `${stdout}${stderr}`]).toEqual([0, expect.any(String)]);
  });
});

/** What no padding and no neighbour changes. */
const innerOf = (encoded: string) => encoded.slice(0, encoded.length - 4);
