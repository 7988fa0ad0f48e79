import { randomBytes, randomUUID } from 'node:crypto';
import type { Transactions } from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import { dialectOf } from '../../src/event-sourcing/log/stores/sql/dialects/dialects.js';
import { parseDataKey } from '../../src/personal-data/data-key.js';
import type { DataKeys } from '../../src/personal-data/data-keys.js';
import { KeyRotation } from '../../src/personal-data/key-rotation.js';
import { OwnerKeys } from '../../src/personal-data/owner-keys.js';
import { DataKeyMismatch } from '../../src/personal-data/personal-data.errors.js';
import { PersonalData } from '../../src/personal-data/personal-data.js';
import { databases } from '../support/databases.js';
import { times } from '../support/hammering.js';
import { openLog, type OpenLog } from '../support/open-log.js';

const newKey = () => parseDataKey(randomBytes(32).toString('hex'));
const place = 'here';
const OWNERS = 250;

describe.each(databases.map((each) => [each.name, each] as const))(
  'the data key is replaced: %s',
  (_, database) => {
    const [older, newer] = [newKey(), newKey()];
    let databaseUrl: string;
    let opened: OpenLog;
    let sealed: Map<string, string>;

    const keysOf = () => new OwnerKeys(opened.transactions, dialectOf(opened.writer));
    const personalData = (dataKeys: DataKeys) => new PersonalData(keysOf(), dataKeys);
    const rotation = (transactions: Transactions = opened.transactions) =>
      new KeyRotation(transactions);
    const both = { current: newer, previous: older };
    const left = async () => {
      const sql = `SELECT owner_id FROM owner_keys WHERE data_key_id <> '${newer.id}'`;
      return (await opened.writer.query<object[]>(sql)).length;
    };
    const seal = async (dataKeys: DataKeys, ownerId = randomUUID()) => {
      const text = await personalData(dataKeys).encrypt({ ownerId, place }, `of ${ownerId}`);
      sealed.set(ownerId, text);
      return ownerId;
    };
    const sealAll = async () => {
      for (let made = 0; made < OWNERS; made++) await seal({ current: older });
    };
    const readable = async (dataKeys: DataKeys) => {
      for (const [ownerId, text] of sealed)
        expect(await personalData(dataKeys).decrypt({ ownerId, place }, text)).toBe(
          `of ${ownerId}`,
        );
    };

    beforeEach(async () => {
      databaseUrl = await database.createUrl();
      opened = await openLog(databaseUrl);
      sealed = new Map();
    });

    afterEach(async () => {
      await opened.close();
      await database.drop(databaseUrl);
    });

    it('key by key, and what is encrypted under them is read all the while', async () => {
      await sealAll();
      await readable(both);
      await expect(personalData({ current: newer }).onModuleInit()).rejects.toThrow(
        /DATA_KEY_PREVIOUS/,
      );

      const told: number[][] = [];
      const rotated = await rotation().run(older, newer, (...counts) => told.push(counts));
      expect(rotated).toEqual({ rewrapped: OWNERS, left: 0, unreadable: [] });
      expect(told).toEqual([
        [100, OWNERS],
        [200, OWNERS],
        [250, OWNERS],
      ]);
      await personalData({ current: newer }).onModuleInit();
      await readable({ current: newer });
      await expect(personalData({ current: older }).onModuleInit()).rejects.toThrow(
        DataKeyMismatch,
      );
      expect((await rotation().run(older, newer)).rewrapped).toBe(0);
    });

    it('also when it was interrupted, by running it again', async () => {
      await sealAll();
      const killed = rotation().run(older, newer, () => {
        throw new Error('killed');
      });
      await expect(killed).rejects.toThrow('killed');
      expect(await left()).toBe(OWNERS - 100);
      await readable(both);
      expect((await rotation().run(older, newer)).rewrapped).toBe(OWNERS - 100);
      await readable({ current: newer });
    });

    it('while keys are made and used: new ones are under the new key', async () => {
      await sealAll();
      const making = Promise.all(times(50, () => seal(both)));
      const [rotated] = await Promise.all([rotation().run(older, newer), making, readable(both)]);
      expect(rotated).toEqual({ rewrapped: OWNERS, left: 0, unreadable: [] });
      await readable({ current: newer });
    });

    it('and a key that is destroyed meanwhile does not come back', async () => {
      const [gone, again, stays] = await Promise.all(times(3, () => seal({ current: older })));
      const keys = keysOf();
      const { transactions } = opened;
      const late = Object.create(transactions, {
        reads: { value: transactions.reads },
        run: {
          async value(work: Parameters<Transactions['run']>[0]) {
            for (const ownerId of [gone!, again!])
              await keys.destroy(ownerId, (await keys.idOf(ownerId))!);
            await seal(both, again);
            return transactions.run(work);
          },
        },
      }) as Transactions;
      expect(await rotation(late).run(older, newer)).toMatchObject({ rewrapped: 1, left: 0 });
      expect(await keys.find(gone!)).toBeUndefined();
      sealed.delete(gone!);
      await readable({ current: newer });
      expect([...sealed.keys()].sort()).toEqual([again!, stays!].sort());
    });

    it('and tells what an instance has made meanwhile that knows no other', async () => {
      await seal({ current: older });
      const { transactions } = opened;
      const raced = new KeyRotation(
        Object.create(transactions, {
          reads: {
            value: {
              query: (sql: string, values?: unknown[]) =>
                sql.includes('owner_id >')
                  ? Promise.resolve([])
                  : transactions.reads.query(sql, values),
            },
          },
        }) as Transactions,
      );
      expect(await raced.run(older, newer)).toEqual({ rewrapped: 0, left: 1, unreadable: [] });
      expect((await rotation().run(older, newer)).rewrapped).toBe(1);
    });

    it('but a key that can not be opened is named, and holds up no other', async () => {
      const [bad] = await Promise.all(times(3, () => seal({ current: older })));
      await opened.transactions.run((session) =>
        session.execute("UPDATE owner_keys SET wrapped_key = 'v1.x' WHERE owner_id = ?", [bad]),
      );
      const rotated = await rotation().run(older, newer);
      expect(rotated).toEqual({ rewrapped: 2, left: 0, unreadable: [bad] });
    });
  },
);
