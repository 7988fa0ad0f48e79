import type { INestApplicationContext } from '@nestjs/common';
import { Rebuild } from '../../event-sourcing/read-models/generations/rebuild.js';
import { ReadModelStore } from '../../event-sourcing/read-models/read-model-store.js';
import { ConsumerDiscovery } from '../../event-sourcing/nest/consumer-discovery.js';
import { progressBar } from '../output/progress-bar.js';
import { withBankOf, withoutDataKeys } from '../bank/with-bank.js';

/** Makes all tables, so that servers need no right to. */
export async function makeTables(): Promise<void> {
  const { consumers, ...others } = withoutDataKeys();
  const configuration = { ...others, consumers: { ...consumers, run: false } };
  await withBankOf(configuration, ['fatal'], async (bank) => {
    await buildMissing(bank);
    await dropReplaced(bank, consumers.retiredGraceMs);
  });
  console.log('The tables are those of this release.');
}

async function buildMissing(bank: INestApplicationContext): Promise<void> {
  const store = bank.get(ReadModelStore);
  for (const projection of bank.get(ConsumerDiscovery).projections()) {
    const { table } = projection;
    if ((await store.generation(table)) !== undefined) continue;
    const bar = progressBar(table.name);
    const progress = (done: number, total: number) => bar.update(done, total);
    await bank
      .get(Rebuild)
      .run(projection, progress)
      .finally(() => bar.end());
    console.log(`${table.name} is built from the log, and live.`);
  }
}

/** What servers would drop, had they the right to. */
async function dropReplaced(bank: INestApplicationContext, graceMs: number): Promise<void> {
  for (const { table } of bank.get(ConsumerDiscovery).projections())
    await bank.get(ReadModelStore).dropRetired(table, graceMs);
}
