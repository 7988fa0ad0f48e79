import type { INestApplicationContext } from '@nestjs/common';
import type { EventLog } from '../../../src/event-sourcing/log/event-log.js';
import { EVENT_LOG } from '../../../src/event-sourcing/nest/event-log.token.js';
import { Rebuild } from '../../../src/event-sourcing/read-models/generations/rebuild.js';
import { ConsumerDiscovery } from '../../../src/event-sourcing/nest/consumer-discovery.js';
import { withBankHere } from '../bank-here.ts';
import { bankOnMariadb } from '../contenders.ts';
import type { Field, Ground } from '../field.ts';
import type { Case, Entry } from './case.ts';

const READ_MODELS = ['account_overview', 'account_movements', 'ledger_balances', 'ledger_entries'];
const PAGE = 1_000;
const LOGS = { short: 30_000, full: 200_000, growth: 200_000 };

/** Events of the log a second, in this process: what a rebuild does is the same in any. */
const measured = (name: string, work: (bank: INestApplicationContext) => Promise<void>): Entry => ({
  name,
  async measure(field) {
    const databaseUrl = await field.urlFor(bankOnMariadb, groundOf(field));
    return withBankHere(databaseUrl, { follows: false }, async (bank) => {
      const { position } = await bank.get<EventLog>(EVENT_LOG).head();
      const started = performance.now();
      await work(bank);
      const rate = position / ((performance.now() - started) / 1_000);
      return { accepted: rate, settled: rate };
    });
  },
});

const groundOf = ({ form }: Field): Ground => ({
  accounts: form.accounts,
  deposits: LOGS[form.name] - form.accounts,
});

const readingAlone = measured('reading the log alone', async (bank) => {
  const log = bank.get<EventLog>(EVENT_LOG);
  for (let after = 0; ;) {
    const page = await log.readAll(after, PAGE);
    after += page.length;
    if (page.length < PAGE) return;
  }
});

const rebuilding = (name: string): Entry =>
  measured(name, async (bank) => {
    const projections = bank.get(ConsumerDiscovery).projections();
    const projection = projections.find(({ table }) => table.name === name);
    if (!projection) throw new Error(`There is no read model ${name}.`);
    await bank.get(Rebuild).run(projection, () => {});
  });

export const rebuild: Case = {
  name: 'rebuild',
  title: 'Rebuild of the read models, in events of the log a second',
  figures: ['settled'],
  comparisons: (form) => [
    {
      variant: `${LOGS[form.name].toLocaleString('en')} events`,
      entries: [
        readingAlone,
        ...READ_MODELS.slice(0, form.name === 'short' ? 1 : undefined).map(rebuilding),
      ],
    },
  ],
};
