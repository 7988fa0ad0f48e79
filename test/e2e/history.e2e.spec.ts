import { randomBytes, randomUUID } from 'node:crypto';
import request from 'supertest';
import type { StoredEvent } from '../../src/event-sourcing/log/recorded-event.js';
import { AccountApi, openAccount, owner } from '../support/account-api.js';
import { settled } from '../support/at-rest.js';
import { entriesIn } from '../support/ledger-in-log.js';
import { onEachDatabase } from '../support/on-each-database.js';
import { positionOf, read, readPages, type List } from '../support/reading.js';

interface Change {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly position: number;
  readonly version: number;
  readonly recordedAt: string;
  readonly transactionId: string | null;
  readonly correlationId: string | null;
  readonly causationId: string | null;
  readonly actor: string | null;
  readonly data: object;
}

interface Entry {
  readonly position: number;
  readonly sourcePosition: number;
  readonly credit: string;
  readonly correlationId: string | null;
}

interface FeedEvent {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly sequence: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const bonusAccount = randomUUID();
const DATA_KEY = randomBytes(32).toString('base64');
const MAX = 2n ** 63n - 1n;

onEachDatabase(
  'the history',
  (app) => {
    const pathOf = (accountId: string) => `/api/account/${accountId}/history`;
    const history = (accountId: string, query: Record<string, string | number> = {}) =>
      read<List<Change>>(app().url, pathOf(accountId), query);
    const items = async (accountId: string) =>
      (await history(accountId, { limit: 1_000 })).body.items;
    const send = (method: 'post' | 'put' | 'delete', path: string, correlationId: string) =>
      request(app().url)[method](path).set('X-Correlation-Id', correlationId);
    const events = () => app().log.readAll(0, 100_000);
    const metadataOf = ({ metadata }: StoredEvent) => JSON.parse(metadata) as object;

    beforeAll(() => new AccountApi(app().url, bonusAccount).open().expect(201));

    it('has every change: what, when, where, by which request', async () => {
      const [one, two] = [new AccountApi(app().url), await openAccount(app().url)];
      const ids = [1, 2, 3].map(() => randomUUID());
      const query = { owner, currency: 'EUR' };
      await send('post', one.path, 'opens').query(query).expect(201);
      const moves = [{ deposit: '50' }, { transfer: two.id, amount: '20' }, { withdraw: '30' }];
      for (const [index, move] of moves.entries())
        await send('put', one.path, `moves ${index}`)
          .query({ ...move, transactionId: ids[index] })
          .expect(204);
      const last = positionOf(await send('delete', one.path, 'closes').expect(204));

      const { body, position } = await history(one.id);
      expect(position).toBeGreaterThanOrEqual(last);
      const stored = (await events()).filter(({ streamId }) => streamId === `account-${one.id}`);
      const common = { causationId: null, actor: null, schemaVersion: 1 };
      const money = { currency: 'EUR' };
      const expected = [
        ['opened', null, 'opens', { ownerId: owner, currency: 'EUR' }],
        ['deposited', ids[0], 'moves 0', { ...money, amount: 50, balance: 50 }],
        [
          'transferred-out',
          ids[1],
          'moves 1',
          { ...money, amount: 20, balance: 30, counterparty: two.id },
        ],
        ['withdrawn', ids[2], 'moves 2', { ...money, amount: 30, balance: 0 }],
        ['closed', null, 'closes', {}],
      ].map(([type, transactionId, correlationId, data], index) => ({
        ...common,
        id: stored[index]!.eventId,
        position: stored[index]!.position,
        version: index + 1,
        recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*\.\d{6}Z$/) as string,
        type,
        transactionId,
        correlationId,
        data,
      }));
      expect(body).toEqual({ items: expected, next: null, previous: null });
      expect((await items(two.id)).at(-1)).toMatchObject({
        type: 'transferred-in',
        transactionId: ids[1],
        correlationId: 'moves 1',
        position: body.items[2]!.position + 1,
        data: { ...money, amount: 20, balance: 20, counterparty: one.id },
      });
    });

    it('tells what the feed tells, by the same ids', async () => {
      const account = await openAccount(app().url, { balance: 9n });
      await account.withdraw(9).expect(204);
      await account.close().expect(204);
      const changes = await items(account.id);
      const after = changes[0]!.position - 1;
      const { body } = await read<FeedEvent[]>(app().url, '/api/feed', { after, limit: 1_000 });
      const told = body.filter(({ data }) => data.accountId === account.id);
      expect(told).toHaveLength(4);
      expect(
        changes.map(({ id, type, schemaVersion, position, recordedAt, version, data }) => ({
          id,
          type: `bank.account.${type}.v${schemaVersion}`,
          time: recordedAt,
          sequence: String(position).padStart(16, '0'),
          data: { accountId: account.id, version, ...data },
        })),
      ).toEqual(
        told.map(({ id, type, time, sequence, data: { transactionId: _, ...data } }) => ({
          id,
          type,
          time,
          sequence,
          data,
        })),
      );
    });

    it('shows your own write at once, exactly, at the position it says', async () => {
      const account = await openAccount(app().url);
      for (let amount = 1; amount <= 20; amount++) {
        const written = positionOf(await account.deposit(amount).expect(204));
        const { body, position } = await history(account.id);
        expect(position).toBeGreaterThanOrEqual(written);
        expect(body.items.at(-1)).toMatchObject({ position: written, data: { amount } });
      }
      const rich = await openAccount(app().url, { balance: MAX });
      expect((await items(rich.id)).at(-1)!.data).toMatchObject({ amount: MAX, balance: MAX });
    });

    it('comes in pages, each change once and in order', async () => {
      const account = await openAccount(app().url);
      for (let each = 0; each < 9; each++) await account.deposit(1).expect(204);
      const whole = await items(account.id);
      expect(whole.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      for (const limit of [1, 3, 5, 10, 11]) {
        const pages = await readPages<Change>(app().url, pathOf(account.id), { limit });
        expect(pages.flat()).toEqual(whole);
        expect(pages).toHaveLength(Math.ceil(10 / limit));
      }
    });

    it('never has the address that the owner left, nor its ciphertext', async () => {
      const account = new AccountApi(app().url);
      await account.open({}, { notify: 'someone@example.org' }).expect(201);
      const [opened] = (await events()).filter(({ streamId }) => streamId.endsWith(account.id));
      const { notify } = JSON.parse(opened!.data) as { notify: string };
      expect(notify.length).toBeGreaterThan(20);
      const answer = await request(app().url).get(pathOf(account.id)).expect(200);
      expect(answer.text).not.toContain('notify');
      expect(answer.text).not.toContain(notify);
      expect(answer.text).not.toContain('someone');
    });

    it.each([
      ['an account that there is not', randomUUID(), {}, 404, 'account-not-found'],
      ['the cursor of another list', bonusAccount, { cursor: 'x' }, 400, 'invalid-parameters'],
      ['too much', bonusAccount, { limit: '1001' }, 400, 'invalid-parameters'],
      ['a position', bonusAccount, { minPosition: '1' }, 400, 'invalid-parameters'],
      ['no id', 'x', {}, 400, 'invalid-parameters'],
    ])('is not given for %s', async (_, accountId, query, status, code) => {
      const answer = await request(app().url).get(pathOf(accountId)).query(query).expect(status);
      expect(answer.body).toMatchObject({ code });
    });

    it('traces a bonus and an entry of the ledger back to the request', async () => {
      const account = await openAccount(app().url);
      const accounts = [account, ...[1, 2, 3].map(() => new AccountApi(app().url))];
      for (const each of accounts.slice(1)) await each.open().expect(201);
      await Promise.all(
        accounts.map(({ path }, index) =>
          send('put', path, `order ${index}`)
            .query({ deposit: '700', transactionId: randomUUID() })
            .expect(204),
        ),
      );
      await settled(app().app);
      const bonuses = await items(bonusAccount);
      const deposits: Change[] = [];
      for (const [index, { id }] of accounts.entries()) {
        const deposit = (await items(id)).at(-1)!;
        expect(deposit).toMatchObject({ correlationId: `order ${index}`, causationId: null });
        deposits.push(deposit);
        const bonus = bonuses.find(({ causationId }) => causationId === deposit.id)!;
        expect(bonus).toMatchObject({
          type: 'bonus-received',
          correlationId: `order ${index}`,
          transactionId: deposit.id,
          data: { amount: 7 },
        });
        deposits.push(bonus);
      }
      const all = await events();
      const entries = await readPages<Entry>(app().url, '/api/ledger/entries', { limit: 1_000 });
      for (const { id, position, correlationId } of deposits) {
        const entry = entries.flat().find(({ sourcePosition }) => sourcePosition === position)!;
        expect(entry.correlationId).toBe(correlationId);
        expect(all[entry.position - 1]!.type).toBe('EntriesRecorded');
        expect(all[entry.sourcePosition - 1]!.eventId).toBe(id);
      }
    });

    it('leaves no entry of the ledger without its cause', async () => {
      await settled(app().app);
      const all = await events();
      const entries = entriesIn(all);
      expect(entries.length).toBeGreaterThan(40);
      for (const { event, source, entry } of entries) {
        const { correlationId } = metadataOf(all[source - 1]!) as { correlationId: string };
        expect(entry.correlation).toBe(correlationId);
        const last = entries.findLast((each) => each.event === event)!;
        expect(metadataOf(event)).toMatchObject({ causationId: all[last.source - 1]!.eventId });
      }
    });
  },
  {
    environment: {
      ROLE: 'all',
      LEASE_MS: '1000',
      BONUS_ACCOUNT_ID: bonusAccount,
      BONUS_CAP: String(MAX),
      DATA_KEY,
    },
  },
);
