import { randomUUID } from 'node:crypto';
import { migratedTables } from '../../src/cli/bank/migrated-tables.js';
import { Findings } from '../../src/event-sourcing/integrity/report/findings.js';
import type { TableKeys } from '../../src/event-sourcing/integrity/tables/table-keys.js';
import { Verification, type Verified } from '../../src/event-sourcing/integrity/verification.js';
import {
  Transactions,
  type Row,
} from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import { AccountApi, openAccount } from '../support/account-api.js';
import { settled } from '../support/at-rest.js';
import { databases } from '../support/databases.js';
import { times } from '../support/hammering.js';
import { SavedTables } from '../support/saved-tables.js';
import { startApp, type TestApp } from '../support/test-app.js';

const TABLES = ['events', 'event_seals', 'snapshots', 'log_head', 'subscriptions'];
/** A deposit, in the middle of an account that has a snapshot after it. */
const AT = 12;
const NOWHERE = 1_000_000;

type Value = Row[string];

describe.each(databases)('verification: $name', (database) => {
  let databaseUrl: string;
  let app: TestApp;
  let saved: SavedTables;
  let account: AccountApi;
  let head: number;

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    const writing = await startApp(databaseUrl, { environment: { LEASE_MS: '1000' } });
    account = await openAccount(writing.url);
    const other = await openAccount(writing.url);
    for (const n of times(15, (index) => index + 1)) await account.deposit(n).expect(204);
    await settled(writing.app);
    await Promise.all(times(45, () => account.deposit(7).expect(204)));
    await account.transfer(other.id, 9).expect(204);
    await settled(writing.app);
    // So that the last command is of one event.
    await account.deposit(1).expect(204);
    await settled(writing.app);
    await writing.close();
    // Consumers of its own would stop at what the tests do.
    app = await startApp(databaseUrl, { environment: { ROLE: 'api' } });
    account = new AccountApi(app.url, account.id);
    saved = await SavedTables.save(app.app.get(Transactions), TABLES);
    head = (await app.log.head()).position;
  });
  afterEach(() => saved.restore());
  afterAll(async () => {
    await app?.close();
    await database.drop(databaseUrl);
  });

  const change = (sql: string, values: readonly unknown[] = []) =>
    app.app.get(Transactions).run((session) => session.execute(sql, values));
  const query = (sql: string) => app.app.get(Transactions).reads.query(sql);
  const rowAt = async (position: number) =>
    (await query(`SELECT * FROM events WHERE position = ${position}`))[0]!;

  async function verify(
    expected: ReadonlyMap<number, string> = new Map(),
    tables?: readonly TableKeys[],
  ): Promise<Verified & { findings: Findings; text: string }> {
    const findings = new Findings();
    const options = { expected, tables, progress: () => undefined };
    const verified = await app.app.get(Verification).run(findings, options);
    const text = findings.told.map(({ position, what }) => `${position}: ${what}`).join('\n');
    return { ...verified, findings, text };
  }

  it('finds nothing where nobody has changed anything', async () => {
    const { text, sealedUpTo, seals, streams, snapshots, position } = await verify(
      new Map(),
      await migratedTables(),
    );
    expect(text).toBe('');
    expect([position, sealedUpTo, streams]).toEqual([head, head, 3]);
    expect(Math.min(seals, snapshots)).toBeGreaterThan(0);
  });

  describe('of each column of a stored event', () => {
    /** Other values for a value, each as near to it as can be. */
    function others(column: string, value: Value): readonly Value[] {
      if (column === 'position') return [NOWHERE];
      if (column === 'version') return [NOWHERE, -1];
      if (value === null) return ['', 'x'];
      if (/^-?\d+$/.test(String(value))) return [Number(value) + 1, Number(value) - 1, 2];
      const text = String(value);
      const nullable = column === 'transaction_id' ? [null, ''] : [];
      const replaced = [0, Math.floor(text.length / 2), text.length - 1].map((at) => {
        const byte = String.fromCharCode(text.charCodeAt(at) ^ 1);
        return text.slice(0, at) + byte + text.slice(at + 1);
      });
      const swapped = text.replace(/[a-z]/i, (letter) =>
        letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
      );
      return [...replaced, swapped, `${text} `, ` ${text}`, text.slice(0, -1), ...nullable];
    }

    async function ledgerEvent(): Promise<number> {
      const sql = "SELECT MIN(position) AS at FROM events WHERE stream_id = 'ledger'";
      return Number((await query(`${sql} AND position > ${AT}`))[0]!.at);
    }

    it('every changed value is found, and its position named', async () => {
      for (const position of [AT, await ledgerEvent()]) {
        const row = await rowAt(position);
        for (const column of Object.keys(row)) {
          let changes = 0;
          for (const value of others(column, row[column]!)) {
            if (value === row[column] || String(value) === String(row[column])) continue;
            const sql = `UPDATE events SET ${column} = ? WHERE position = ?`;
            // What the database itself refuses can't be done to it.
            if (!(await change(sql, [value, position]).catch(() => 0))) continue;
            const stored = (await rowAt(column === 'position' ? NOWHERE : position))[column];
            if (stored === row[column]) continue;
            changes += 1;
            const { findings } = await verify();
            expect([column, value, findings.firstPosition]).toEqual([column, value, position]);
            await saved.restore();
          }
          expect([column, changes > 0]).toEqual([column, true]);
        }
      }
    });
  });

  it('finds bytes that are not UTF-8, where the database takes them', async () => {
    if (database.name !== 'sqlite') return;
    const bytes = "CAST(CAST(metadata AS BLOB) || x'ff' AS TEXT)";
    await change(`UPDATE events SET metadata = ${bytes} WHERE position = ?`, [AT]);
    expect((await verify()).text).toContain(`${AT}: metadata is not UTF-8`);
  });

  /** Statements of an intruder, `:` names being filled in; the first bad position; and what is told. */
  const intrusions: [
    string,
    (string | (() => string))[],
    (() => number) | number | undefined,
    RegExp,
  ][] = [
    [
      'an event that is gone',
      [`DELETE FROM events WHERE position = ${AT}`],
      AT,
      /12: the event is missing/,
    ],
    [
      'events that are gone',
      [`DELETE FROM events WHERE position >= ${AT} AND position < ${AT} + 5`],
      AT,
      /12: the events up to 16 are missing/,
    ],
    [
      'the last event gone',
      [() => `DELETE FROM events WHERE position = ${head}`],
      () => head,
      /the event is missing/,
    ],
    [
      'the last command gone, from the head as well',
      [
        () => `DELETE FROM events WHERE position >= ${head}`,
        'UPDATE log_head SET position = position - 1',
      ],
      () => head,
      /its end is missing/,
    ],
    [
      'two events that have changed places',
      [
        `UPDATE events SET position = ${NOWHERE} WHERE position = ${AT}`,
        `UPDATE events SET position = ${AT} WHERE position = ${AT} + 1`,
        `UPDATE events SET position = ${AT} + 1 WHERE position = ${NOWHERE}`,
      ],
      AT,
      /stands before version|not as it was/,
    ],
    [
      'an event that somebody has added',
      [
        () =>
          `INSERT INTO events SELECT ${head} + 1, event_id, stream_id, ${NOWHERE}, type, schema_version, data,
           metadata, NULL, recorded_at, ends_command FROM events WHERE position = ${AT}`,
      ],
      () => head + 1,
      /beyond the head/,
    ],
    [
      'an event before the first',
      [
        () =>
          `INSERT INTO events SELECT 0, event_id, stream_id, ${NOWHERE}, type, schema_version, data,
           metadata, NULL, recorded_at, ends_command FROM events WHERE position = ${AT}`,
      ],
      0,
      /before the first position/,
    ],
    [
      'a type of event that there is not',
      [`UPDATE events SET type = 'Nonsense' WHERE position = ${AT}`],
      AT,
      /12: .*no such type of event is known/,
    ],
    [
      'a stream that there is not',
      [`UPDATE events SET stream_id = 'nonsense' WHERE position = ${AT}`],
      AT,
      /12: stream nonsense: .*\n?.*|knows no such stream/,
    ],
    [
      'time that goes back',
      ['UPDATE log_head SET recorded_at = 1'],
      1,
      /later than the head of the log/,
    ],
    [
      'a mark that reads as none',
      ["UPDATE events SET ends_command = 2 WHERE ends_command = 0 AND type = 'MoneyWithdrawn'"],
      undefined,
      /ends_command is 2, neither 0 nor 1/,
    ],
    [
      'a head that is recorded in the future',
      ['UPDATE log_head SET recorded_at = recorded_at + 86400000000'],
      undefined,
      /the head of the log is 86\d{3} s ahead of the database's clock/,
    ],
    ['a head that is gone', ['DELETE FROM log_head'], undefined, /log_head has 0 rows/],
    [
      'a seal that is another',
      [`UPDATE event_seals SET hash = '${'0'.repeat(64)}' WHERE first_position = 1`],
      undefined,
      /the seal of positions 1 to \d+ was changed: its hash is another/,
    ],
    [
      'a hash in a seal that is another',
      [
        "UPDATE event_seals SET hashes = REPLACE(hashes, SUBSTR(hashes, 1, 4), 'AAAA') WHERE first_position = 1",
      ],
      1,
      /1: the seal of positions 1 to \d+ was changed: it has another hash/,
    ],
    [
      'hashes that are none',
      ["UPDATE event_seals SET hashes = '?' WHERE first_position = 1"],
      1,
      /can't be read: its hashes is not base64/,
    ],
    [
      'the first seal gone',
      ['DELETE FROM event_seals WHERE first_position = 1'],
      1,
      /1: positions 1 to \d+ have no seal/,
    ],
    [
      'the last seal gone',
      [() => `DELETE FROM event_seals WHERE last_position = ${head}`],
      undefined,
      /sealed up to position \d+, but its seals end at/,
    ],
    [
      'seals that overlap',
      [() => `UPDATE event_seals SET first_position = -5 WHERE last_position = ${head}`],
      undefined,
      /does not follow the one that ends at/,
    ],
    [
      'a state in a snapshot that is another',
      [`UPDATE snapshots SET state = REPLACE(state, '"minorUnits":"', '"minorUnits":"1')`],
      undefined,
      /the snapshot of account-.* at version \d+ is not what its events come to/,
    ],
    [
      'a snapshot that can not be read',
      ["UPDATE snapshots SET state = '{'"],
      undefined,
      /the snapshot of account-.* at version \d+ can't be read/,
    ],
    [
      'a snapshot of another time',
      ['UPDATE snapshots SET recorded_at = recorded_at + 1'],
      undefined,
      /at version \d+ is not of the position and time/,
    ],
    [
      'a snapshot after no event',
      [`UPDATE snapshots SET version = ${NOWHERE}`],
      undefined,
      /at version 1000000 is after no event/,
    ],
    [
      'a snapshot of no stream',
      ["UPDATE snapshots SET stream_id = 'account-none'"],
      undefined,
      /the snapshot of account-none at version \d+ is after no event/,
    ],
  ];

  it.each(intrusions)('finds %s', async (_, statements, position, told) => {
    for (const statement of statements) {
      const sql = typeof statement === 'string' ? statement : statement();
      expect(await change(sql)).toBeGreaterThan(0);
    }
    const { findings, text } = await verify();
    expect(text).toMatch(told);
    if (position !== undefined)
      expect(findings.firstPosition).toBe(typeof position === 'number' ? position : position());
  });

  it('names each of several changes, one a seal', async () => {
    const [row] = await query('SELECT MAX(first_position) AS first FROM event_seals');
    const at = Number(row!.first);
    for (const position of [2, at])
      await change("UPDATE events SET metadata = '{ }' WHERE position = ?", [position]);
    const { findings } = await verify();
    expect(Array.from(findings.told, ({ position }) => position)).toEqual([2, at]);
  });

  it('leaves out snapshots of another shape, which nobody reads', async () => {
    await change("UPDATE snapshots SET schema_version = 99, state = '{'");
    expect((await verify()).text).toBe('');
  });

  it('does not take what is not sealed yet for a fault, and takes a change there for one', async () => {
    const before = await verify();
    await account.deposit(1).expect(204);
    const { text, position, sealedUpTo, sealedHash } = await verify();
    expect([text, position, sealedUpTo]).toEqual(['', head + 1, head]);
    expect(sealedHash).toEqual(before.sealedHash);
    await change('UPDATE events SET ends_command = 0 WHERE position = ?', [head + 1]);
    expect((await verify()).text).toBe(`${head + 1}: the log ends within a command`);
  });

  it('finds by a hash kept elsewhere what was done to log and seals alike', async () => {
    const before = await verify();
    const kept = new Map([[before.sealedUpTo, before.sealedHash.toString('hex')]]);
    expect((await verify(kept)).text).toBe('');
    const [last] = await query('SELECT * FROM event_seals ORDER BY last_position DESC LIMIT 1');
    const end = Number(last!.first_position) - 1;
    await change('DELETE FROM event_seals WHERE last_position > ?', [end]);
    await change('DELETE FROM events WHERE position > ?', [end]);
    await change('DELETE FROM snapshots');
    await change('UPDATE log_head SET position = ?', [end]);
    await change("UPDATE subscriptions SET position = ? WHERE name = 'seal-the-log'", [end]);
    expect((await verify()).text).not.toMatch(/expected/);
    expect((await verify(kept)).text).toContain(
      `${end + 1}: the log ends at position ${end}, before the position ${head} whose hash is expected`,
    );
    const other = new Map([[1, randomUUID()]]);
    expect((await verify(other)).text).toMatch(/at position 1, not the expected/);
  });
});
