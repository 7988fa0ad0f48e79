import { randomBytes, randomUUID } from 'node:crypto';
import { dialectOf } from '../../src/event-sourcing/log/stores/sql/dialects/dialects.js';
import { parseDataKey } from '../../src/personal-data/data-key.js';
import { OwnerKeys } from '../../src/personal-data/owner-keys.js';
import {
  DataKeyMismatch,
  DataKeyMissing,
  PersonalDataDisabled,
} from '../../src/personal-data/personal-data.errors.js';
import { PersonalData } from '../../src/personal-data/personal-data.js';
import { NotReadable } from '../../src/personal-data/sealed.js';
import { databases } from '../support/databases.js';
import { times } from '../support/hammering.js';
import { openLog, type OpenLog } from '../support/open-log.js';

const newKey = () => parseDataKey(randomBytes(32).toString('hex'));
const text = 'someone@example.org';
const place = 'here';

describe.each(databases.map((each) => [each.name, each] as const))(
  'personal data: %s',
  (_, database) => {
    const dataKey = newKey();
    let databaseUrl: string;
    let opened: OpenLog[];

    const instance = ({ transactions, writer }: OpenLog, key: typeof dataKey | undefined) =>
      new PersonalData(new OwnerKeys(transactions, dialectOf(writer)), key && { current: key });
    const personalData = (key: typeof dataKey | undefined = dataKey) => instance(opened[0]!, key);
    const query = (sql: string) => opened[0]!.writer.query<object[]>(sql);

    beforeAll(async () => {
      databaseUrl = await database.createUrl();
      opened = [await openLog(databaseUrl), await openLog(databaseUrl)];
    });

    afterAll(async () => {
      for (const { close } of opened) await close();
      await database.drop(databaseUrl);
    });

    it('is read by every instance, and is not the same ciphertext twice', async () => {
      const subject = { ownerId: randomUUID(), place };
      const sealed = await personalData().encrypt(subject, text);
      expect(sealed).not.toContain('someone');
      expect(await personalData().encrypt(subject, text)).not.toBe(sealed);
      expect(await instance(opened[1]!, dataKey).decrypt(subject, sealed)).toBe(text);
    });

    it('has one key an owner, however many instances need it first at once', async () => {
      const subject = { ownerId: randomUUID(), place };
      const both = opened.map((each) => instance(each, dataKey));
      const sealed = await Promise.all(
        times(20, (index) => both[index % 2]!.encrypt(subject, `${text} ${index}`)),
      );
      for (const [index, each] of sealed.entries())
        for (const vault of both)
          expect(await vault.decrypt(subject, each)).toBe(`${text} ${index}`);
      const sql = `SELECT * FROM owner_keys WHERE owner_id = '${subject.ownerId}'`;
      expect(await query(sql)).toHaveLength(1);
    });

    it('is not read as of another owner, or in another place', async () => {
      const [mine, theirs] = [randomUUID(), randomUUID()].map((ownerId) => ({ ownerId, place }));
      const sealed = await personalData().encrypt(mine!, text);
      const [theirId] = (await personalData().encrypt(theirs!, text)).split('.', 1);
      expect(await personalData().decrypt(theirs!, sealed)).toBeUndefined();
      const passedOff = sealed.replace(/^\w+/, theirId!);
      await expect(personalData().decrypt(theirs!, passedOff)).rejects.toThrow(NotReadable);
      const elsewhere = { ...mine!, place: 'there' };
      await expect(personalData().decrypt(elsewhere, sealed)).rejects.toThrow(NotReadable);
    });

    it('is not read with a key that was another owner’s', async () => {
      const [mine, theirs] = [randomUUID(), randomUUID()].map((ownerId) => ({ ownerId, place }));
      const sealed = await personalData().encrypt(mine!, text);
      await query(
        `UPDATE owner_keys SET owner_id = '${theirs!.ownerId}' WHERE owner_id = '${mine!.ownerId}'`,
      );
      await expect(personalData().decrypt(theirs!, sealed)).rejects.toThrow(NotReadable);
    });

    it('is not read when it was changed', async () => {
      const subject = { ownerId: randomUUID(), place };
      const sealed = await personalData().encrypt(subject, text);
      const changed = sealed.replace(/.{9}$/, (end) => [...end].reverse().join(''));
      await expect(personalData().decrypt(subject, changed)).rejects.toThrow(NotReadable);
    });

    it('needs the data key that it was made under', async () => {
      const subject = { ownerId: randomUUID(), place };
      const sealed = await personalData().encrypt(subject, text);
      const others = personalData(newKey());
      await expect(others.decrypt(subject, sealed)).rejects.toThrow(DataKeyMismatch);
      await expect(others.encrypt(subject, text)).rejects.toThrow(DataKeyMismatch);
      await expect(others.onModuleInit()).rejects.toThrow(DataKeyMismatch);
      const none = instance(opened[0]!, undefined);
      await expect(none.decrypt(subject, sealed)).rejects.toThrow(DataKeyMissing);
      await expect(none.encrypt(subject, text)).rejects.toThrow(PersonalDataDisabled);
    });

    it('is gone with the key, at once and for every instance', async () => {
      const subject = { ownerId: randomUUID(), place };
      const sealed = await personalData().encrypt(subject, text);
      await query(`DELETE FROM owner_keys WHERE owner_id = '${subject.ownerId}'`);
      for (const each of opened)
        expect(await instance(each, dataKey).decrypt(subject, sealed)).toBeUndefined();
      const after = await personalData().encrypt(subject, text);
      expect(await personalData().decrypt(subject, sealed)).toBeUndefined();
      const [newId] = after.split('.', 1);
      const passedOff = sealed.replace(/^\w+/, newId!);
      await expect(personalData().decrypt(subject, passedOff)).rejects.toThrow(NotReadable);
    });
  },
);
