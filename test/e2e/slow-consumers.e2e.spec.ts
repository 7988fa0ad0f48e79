import { setTimeout as wait } from 'node:timers/promises';
import type { Type } from '@nestjs/common';
import type { TestingModuleBuilder } from '@nestjs/testing';
import { delay, type Observable } from 'rxjs';
import { AccountOverviewProjection } from '../../src/account/read-models/account-overview/account-overview.projection.js';
import { AccountMovementsProjection } from '../../src/account/read-models/account-movements/account-movements.projection.js';
import { LedgerSaga } from '../../src/ledger/saga/ledger.saga.js';
import { LedgerBalancesProjection } from '../../src/ledger/read-models/ledger-balances/ledger-balances.projection.js';
import { LedgerEntriesProjection } from '../../src/ledger/read-models/ledger-entries/ledger-entries.projection.js';
import { openAccount } from '../support/account-api.js';
import { onEachDatabase } from '../support/on-each-database.js';
import { positionOf, read, type List } from '../support/reading.js';

const SLOW_MS = 100;
const ROUNDS = 5;

const projections = [
  AccountOverviewProjection,
  AccountMovementsProjection,
  LedgerBalancesProjection,
  LedgerEntriesProjection,
];

type Projection = Type<{ handle(page: unknown, table: unknown): Promise<void> }>;

function slowed(Projection: Projection): Projection {
  return class extends Projection {
    override async handle(page: unknown, table: unknown): Promise<void> {
      await wait(SLOW_MS);
      await super.handle(page, table);
    }
  };
}

class SlowSaga extends LedgerSaga {
  override recordMovements(...events: Parameters<LedgerSaga['recordMovements']>) {
    return super.recordMovements(...events).pipe(delay(SLOW_MS)) as Observable<never>;
  }
}

const slow = {
  'a saga that is slow': (builder: TestingModuleBuilder) =>
    builder.overrideProvider(LedgerSaga).useClass(SlowSaga),
  'projections that are slow': (builder: TestingModuleBuilder) =>
    projections.reduce(
      (all, each) => all.overrideProvider(each).useClass(slowed(each as Projection)),
      builder,
    ),
};

interface Ledger {
  readonly currencies: { balance: number; transactions: number }[];
}

for (const [title, customize] of Object.entries(slow))
  onEachDatabase(
    title,
    (app) => {
      it('is waited for by who asks for a position', async () => {
        const account = await openAccount(app().url);
        for (let balance = 1; balance <= ROUNDS; balance++) {
          const minPosition = positionOf(await account.deposit(1).expect(204));
          const get = <Body>(path: string) => read<Body>(app().url, path, { minPosition });
          const [accounts, statement, ledger, entries] = await Promise.all([
            get<List<unknown>>('/api/accounts'),
            get<List<unknown>>(`${account.path}/transactions`),
            get<Ledger>('/api/ledger'),
            get<List<unknown>>('/api/ledger/entries'),
          ]);
          expect(accounts.body.items).toMatchObject([{ balance }]);
          expect(statement.body.items).toHaveLength(balance);
          expect(ledger.body.currencies).toMatchObject([{ balance, transactions: balance }]);
          expect(entries.body.items).toHaveLength(balance);
          expect([ledger.position, entries.position]).toEqual([minPosition, minPosition]);
        }
      });
    },
    { environment: { ROLE: 'all' }, customize },
  );
