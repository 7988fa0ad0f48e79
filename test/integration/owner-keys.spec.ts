import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dialectOf } from '../../src/event-sourcing/log/stores/sql/dialects/dialects.js';
import { parseDataKey } from '../../src/personal-data/data-key.js';
import { OwnerKeys } from '../../src/personal-data/owner-keys.js';
import { databases } from '../support/databases.js';
import { times } from '../support/hammering.js';
import { openLog, type OpenLog } from '../support/open-log.js';
import { wholeDatabase } from '../support/whole-database.js';

const dataKeys = { current: parseDataKey(randomBytes(32).toString('hex')) };

describe.each(databases.map((each) => [each.name, each] as const))(
  "an owner's key: %s",
  (_, database) => {
    let databaseUrl: string;
    let opened: OpenLog;
    let keys: OwnerKeys;

    const made = async (ownerId = randomUUID()) => {
      await keys.findOrCreate(ownerId, dataKeys);
      return ownerId;
    };
    /** As it is stored, without the prefix that all have. */
    const stored = async (ownerId: string) => (await keys.find(ownerId))!.wrapped.slice(3);

    beforeAll(async () => {
      databaseUrl = await database.createUrl();
      opened = await openLog(databaseUrl);
      keys = new OwnerKeys(opened.transactions, dialectOf(opened.writer));
    });

    afterAll(async () => {
      await opened.close();
      await database.drop(databaseUrl);
    });

    it('is destroyed, and only it', async () => {
      const [mine, other] = [await made(), await made()];
      const wrapped = await stored(mine);
      const id = (await keys.idOf(mine))!;
      expect(await keys.destroy(mine, id)).toBe(true);
      expect(await keys.find(mine)).toBeUndefined();
      expect(await keys.idOf(mine)).toBeUndefined();
      expect(await keys.find(other)).toBeDefined();
      expect(await wholeDatabase(opened.writer)).not.toContain(wrapped);
    });

    it('that the owner got later is not destroyed with the one before', async () => {
      const owner = await made();
      const id = (await keys.idOf(owner))!;
      await keys.destroy(owner, id);
      await made(owner);
      expect(await keys.idOf(owner)).not.toBe(id);
      await keys.destroy(owner, id);
      expect(await keys.find(owner)).toBeDefined();
    });

    it('of the time before keys had names is given one, for good', async () => {
      const owner = await made();
      const sql = `UPDATE owner_keys SET key_id = NULL WHERE owner_id = '${owner}'`;
      await opened.transactions.run((session) => session.execute(sql));
      const [id, again] = await Promise.all([keys.idOf(owner), keys.idOf(owner)]);
      expect(id).toBe(again);
      await keys.destroy(owner, id!);
      expect(await keys.find(owner)).toBeUndefined();
    });

    if (database.name !== 'sqlite') return;

    const files = async () => {
      const path = databaseUrl.slice('sqlite:'.length);
      return Promise.all([readFile(path), readFile(`${path}-wal`)]);
    };

    it('is in no file any more once it is destroyed', async () => {
      const owners = await Promise.all(times(60, () => made()));
      const wrapped = await stored(owners[7]!);
      expect(Buffer.concat(await files()).includes(wrapped)).toBe(true);
      await keys.destroy(owners[7]!, (await keys.idOf(owners[7]!))!);
      const [file, log] = await files();
      expect(log).toHaveLength(0);
      expect(file.includes(wrapped)).toBe(false);
      expect(file.includes(await stored(owners[8]!))).toBe(true);
    });

    it('waits for nobody who reads on, but says that it is in the files yet', async () => {
      const owner = await made();
      const id = (await keys.idOf(owner))!;
      await opened.transactions.snapshot(async (reader) => {
        await reader.query('SELECT * FROM owner_keys');
        expect(await keys.destroy(owner, id)).toBe(false);
        expect(await keys.find(owner)).toBeUndefined();
      });
      expect(await keys.destroy(owner, id)).toBe(true);
    });
  },
);
