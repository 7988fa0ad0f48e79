import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import { versionedName } from '../event-sourcing/read-models/read-model-table.js';
import { ReadModelStore } from '../event-sourcing/read-models/read-model-store.js';
import { Rebuild } from '../event-sourcing/read-models/rebuild.js';
import { FollowerDiscovery } from '../event-sourcing/subscriptions/follower-discovery.js';
import { Mistake } from './mistake.js';
import { printTable } from './print-table.js';
import { progressBar } from './progress-bar.js';
import { withBank } from './with-bank.js';

export const rebuildCommand = (): Command =>
  new Command('rebuild')
    .description('fills a read model anew from the log, beside the old one, and swaps it in')
    .argument('[read model]', 'which; those there are are listed without it')
    .action((name?: string) =>
      withBank((bank) => (name === undefined ? list(bank) : rebuild(bank, name))),
    );

async function list(bank: INestApplicationContext): Promise<void> {
  const generations = await bank.get(ReadModelStore).generations();
  printTable(
    ['READ MODEL', 'VERSION', 'GENERATION'],
    projectionsOf(bank).map(({ table }) => [
      table.name,
      table.version ?? 1,
      generations.get(versionedName(table)) ?? 'none yet',
    ]),
  );
}

async function rebuild(bank: INestApplicationContext, name: string): Promise<void> {
  const projection = bank
    .get(FollowerDiscovery)
    .projections()
    .find(({ table }) => table.name === name);
  if (!projection)
    throw new Mistake(
      `There is no read model ${name}. Those there are: ${namesOf(bank).join(', ')}.`,
    );
  const bar = progressBar(name);
  const started = performance.now();
  let events = 0;
  await bank
    .get(Rebuild)
    .run(projection, (done, total) => bar.update((events = done), total))
    .finally(() => bar.end());
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  console.log(`${name} is rebuilt from ${events} events in ${seconds} s, and live.`);
}

const projectionsOf = (bank: INestApplicationContext) =>
  bank
    .get(FollowerDiscovery)
    .projections()
    .sort((one, other) => (one.table.name < other.table.name ? -1 : 1));

const namesOf = (bank: INestApplicationContext): string[] =>
  projectionsOf(bank).map(({ table }) => table.name);
