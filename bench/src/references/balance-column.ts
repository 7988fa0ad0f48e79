import { DataSource, EntitySchema, type EntityManager } from 'typeorm';
import { AccountNotFound, InsufficientFunds } from '../../../src/account/domain/account.errors.js';
import type { AccountCommand } from '../../../src/account/domain/account.commands.js';
import { Money } from '../../../src/money/money.js';
import { connectionOptions } from '../../../src/configuration/connection-options.js';
import type { Answered, OpenReference, Reference } from './reference.ts';

const CONNECTIONS = 32;

interface AccountRow {
  id: string;
  ownerId: string;
  currency: string;
  balance: string;
  version: number;
}

const accounts = new EntitySchema<AccountRow>({
  name: 'account',
  columns: {
    id: { type: 'char', length: 36, primary: true },
    ownerId: { type: 'char', length: 36 },
    currency: { type: 'char', length: 3 },
    balance: { type: 'bigint' },
    version: { type: 'int' },
  },
});

/** The balance in a column, changed under the lock on its row. No events, no history, no retries. */
class BalanceColumn implements Reference {
  constructor(private readonly dataSource: DataSource) {}

  async execute(command: AccountCommand): Promise<Answered> {
    const version = await this.dataSource.transaction((manager) => carryOut(manager, command));
    return { position: version, version, replayed: false };
  }

  async get(accountId: string) {
    const row = await this.dataSource.manager.findOneBy(accounts, { id: accountId });
    if (!row) throw new AccountNotFound(accountId);
    const { ownerId, currency, version } = row;
    const balance = BigInt(row.balance);
    return { accountId, ownerId, balance, currency, open: true, version, logPosition: version };
  }

  close(): Promise<void> {
    return this.dataSource.destroy();
  }
}

/** Answers with the account's new version. */
async function carryOut(manager: EntityManager, command: AccountCommand): Promise<number> {
  const { accountId } = command;
  switch (command.type) {
    case 'OpenAccount': {
      const { ownerId, currency } = command;
      await manager.insert(accounts, {
        id: accountId,
        ownerId,
        currency,
        balance: '0',
        version: 1,
      });
      return 1;
    }
    case 'DepositMoney':
      return add(manager, await lock(manager, accountId), command.amount);
    case 'WithdrawMoney':
      return add(manager, await lock(manager, accountId), -command.amount);
    case 'TransferMoney': {
      const rows = new Map<string, AccountRow>();
      // Always in the same order: else two that cross wait for each other.
      for (const id of [accountId, command.targetAccountId].sort())
        rows.set(id, await lock(manager, id));
      await add(manager, rows.get(command.targetAccountId)!, command.amount);
      return add(manager, rows.get(accountId)!, -command.amount);
    }
    case 'CloseAccount':
      throw new Error('Closing is not compared.');
  }
}

async function lock(manager: EntityManager, id: string): Promise<AccountRow> {
  const row = await manager.findOne(accounts, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!row) throw new AccountNotFound(id);
  return row;
}

async function add(manager: EntityManager, row: AccountRow, amount: bigint): Promise<number> {
  const { id, currency } = row;
  const balance = BigInt(row.balance) + amount;
  if (balance < 0n) throw new InsufficientFunds(id, new Money(BigInt(row.balance), currency));
  const version = row.version + 1;
  await manager.update(accounts, { id }, { balance: String(balance), version });
  return version;
}

const connect = (databaseUrl: string): Promise<DataSource> =>
  new DataSource({
    ...connectionOptions(databaseUrl),
    migrations: [],
    entities: [accounts],
    synchronize: true,
    poolSize: CONNECTIONS,
  } as ConstructorParameters<typeof DataSource>[0]).initialize();

export const open: OpenReference = async (databaseUrl) =>
  new BalanceColumn(await connect(databaseUrl));

/** Accounts with money in them, in a fresh database. */
export async function seedBalances(databaseUrl: string, ids: readonly string[], ownerId: string) {
  const dataSource = await connect(databaseUrl);
  const rows = ids.map((id) => ({ id, ownerId, currency: 'EUR', balance: '1000000', version: 1 }));
  for (let from = 0; from < rows.length; from += 1_000)
    await dataSource.manager.insert(accounts, rows.slice(from, from + 1_000));
  await dataSource.destroy();
}
