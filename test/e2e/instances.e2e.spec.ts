import { randomUUID } from 'node:crypto';
import { settledAndConsistent } from '../support/at-rest.js';
import { BankClient } from '../support/bank-client.js';
import { databases } from '../support/databases.js';
import { CLIENTS, everyClient, opened, ROUNDS, statuses, times } from '../support/hammering.js';
import { checkDatabase } from '../support/invariants.js';
import { killServers, startServer } from '../support/server-process.js';

const LANES = 20;
const HAND_OVERS = 500;

describe.each(databases)('two server processes on one database: $name', (database) => {
  let databaseUrl: string;
  let banks: BankClient[];

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    const servers = await Promise.all(times(2, () => startServer(databaseUrl)));
    banks = servers.map(({ url }) => new BankClient(url));
  });
  afterEach(() => checkDatabase(databaseUrl));
  afterAll(async () => {
    banks.forEach((bank) => bank.disconnect());
    await killServers();
    await database.drop(databaseUrl);
  });

  it('count every deposit', async () => {
    const account = await opened(banks[0]!);
    const answers = await everyClient(banks, (bank) => bank.deposit(account, 1));
    expect(statuses(answers)).toEqual({ 204: CLIENTS * ROUNDS });
    for (const bank of banks) expect(await bank.balance(account)).toBe(CLIENTS * ROUNDS);
    expect((await checkDatabase(databaseUrl)).version(account)).toBe(1 + CLIENTS * ROUNDS);
  });

  it('count a transaction id once, whichever of them gets it', async () => {
    const account = await opened(banks[0]!);
    const ids = times(ROUNDS, () => randomUUID());
    const answers = await everyClient(banks, (bank, round) => bank.deposit(account, 1, ids[round]));
    expect(statuses(answers)).toEqual({ 204: CLIENTS * ROUNDS });
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(ROUNDS);
    for (const bank of banks) expect(await bank.balance(account)).toBe(ROUNDS);
    expect((await checkDatabase(databaseUrl)).version(account)).toBe(1 + ROUNDS);
  });

  it('open an account once', async () => {
    const account = randomUUID();
    const answers = await Promise.all(times(8, (index) => banks[index % 2]!.open(account)));
    expect(statuses(answers)).toEqual({ 201: 1, 409: 7 });
  });

  it(`go by what the other has acknowledged, at once, ${HAND_OVERS} times`, async () => {
    const pot = await opened(banks[0]!);
    await Promise.all(times(LANES, () => handOver(pot, HAND_OVERS / LANES)));
    for (const bank of banks) expect(await bank.balance(pot)).toBe(2 * HAND_OVERS);
  });

  it('leave log, ledger and read models in agreement', () => settledAndConsistent(databaseUrl));

  /** Whatever one of the two does, the other must build on right after. */
  async function handOver(pot: string, rounds: number): Promise<void> {
    for (let round = 0; round < rounds; round++) {
      const [here, there] = round % 2 ? [banks[1]!, banks[0]!] : [banks[0]!, banks[1]!];
      const account = randomUUID();
      expect(await here.open(account)).toMatchObject({ status: 201 });
      expect(await there.balance(account)).toBe(0);
      expect(await there.deposit(account, 3)).toMatchObject({ status: 204 });
      expect(await here.balance(account)).toBe(3);
      expect(await here.withdraw(account, 1)).toMatchObject({ status: 204 });
      expect(await there.transfer(account, pot, 2)).toMatchObject({ status: 204 });
      expect(await here.transfer(account, pot, 1)).toMatchObject({ status: 422 });
      expect(await here.close(account)).toMatchObject({ status: 204 });
      expect(await there.deposit(account, 1)).toMatchObject({ status: 409 });
    }
  }
});
