// The built program with one more module: a read model of accounts, and an aggregate with streams of its own.
// Arguments: the file of the program, below dist; then its own.
import { Inject, Module } from '@nestjs/common';
import { EventsHandler } from '@nestjs/cqrs';
import { MoneyDeposited, MoneyWithdrawn } from '../../dist/account/domain/account.events.js';
import { AppModule } from '../../dist/app.module.js';
import { AggregateRegistry } from '../../dist/event-sourcing/decide/aggregate-registry.js';
import { Projection } from '../../dist/event-sourcing/read-models/projections/projection.js';

const table = {
  name: 'account_turnover',
  columns: [
    { name: 'account_id', type: 'key' },
    { name: 'turnover', type: 'decimal' },
    { name: 'last_amount', type: 'bigint' },
    { name: 'note', type: 'text', nullable: true },
  ],
  primaryKey: ['account_id'],
};

class AccountTurnoverProjection {
  async handle(page, rows) {
    const ids = new Set(page.map(({ event }) => event.accountId));
    const found = await rows.find([...ids].map((id) => [id]));
    const turnovers = new Map(found.map((row) => [row.account_id, row]));
    for (const { event, version } of page) {
      const { minorUnits } = event.amount;
      turnovers.set(event.accountId, {
        account_id: event.accountId,
        turnover: String(BigInt(turnovers.get(event.accountId)?.turnover ?? 0) + minorUnits),
        last_amount: String(minorUnits),
        note: version === 2 ? null : `Nº ${version} 🏦 "\\'`,
      });
    }
    await rows.upsert([...turnovers.values()]);
  }
}
Projection({ table })(AccountTurnoverProjection);
EventsHandler(MoneyDeposited, MoneyWithdrawn)(AccountTurnoverProjection);

const countedType = {
  type: 'Counted',
  schemaVersion: 1,
  encode: ({ counter, by }) => ({ counter, by }),
  decode: ({ counter, by }) => ({ type: 'Counted', counter, by }),
};
const counters = {
  initialState: 0,
  evolve: (state, { by }) => state + by,
  streamOf: ({ counter }) => counter,
  snapshots: { every: 10, schemaVersion: 1, encode: String, decode: JSON.parse },
};

class ExtensionModule {
  constructor(aggregates) {
    aggregates.register({
      name: 'counter',
      aggregate: counters,
      owns: (streamId) => streamId.startsWith('counter-'),
      commands: {},
      eventTypes: { Counted: countedType },
    });
  }
}
Inject(AggregateRegistry)(ExtensionModule, undefined, 0);
Module({ providers: [AccountTurnoverProjection] })(ExtensionModule);

const { forRoot } = AppModule;
AppModule.forRoot = (configuration) => {
  const module = forRoot.call(AppModule, configuration);
  return { ...module, imports: [...module.imports, ExtensionModule] };
};

const [program] = process.argv.splice(2, 1);
await import(`../../dist/${program}`);
