import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import { InstantInFuture } from '../event-sourcing/event-log.errors.js';
import { formatInstant, parseInstant, type Instant } from '../event-sourcing/instant.js';
import type { Progress } from '../event-sourcing/read-models/generation-filler.js';
import { versionedName } from '../event-sourcing/read-models/read-model-table.js';
import { ReadModelStore } from '../event-sourcing/read-models/read-model-store.js';
import { PastTables } from '../event-sourcing/read-models/past-tables.js';
import { Rebuild } from '../event-sourcing/read-models/rebuild.js';
import {
  FollowerDiscovery,
  type FoundProjection,
} from '../event-sourcing/subscriptions/follower-discovery.js';
import { Mistake } from './mistake.js';
import { printTable } from './print-table.js';
import { progressBar } from './progress-bar.js';
import { withBank } from './with-bank.js';

interface Options {
  readonly all?: boolean;
  readonly asOf?: Instant;
  readonly drop?: boolean;
}

export const rebuildCommand = (): Command =>
  new Command('rebuild')
    .description('fills a read model anew from the log, beside the old one, and swaps it in')
    .argument('[read model]', 'which; those there are are listed without it')
    .option('--all', 'each of them, one after another')
    .option('--as-of <time>', 'fills <read model>_as_of with what it was then, to look at', instant)
    .option('--drop', 'drops <read model>_as_of')
    .action((name: string | undefined, options: Options) =>
      withBank((bank) => run(bank, name, options)),
    );

async function run(
  bank: INestApplicationContext,
  name: string | undefined,
  { all, asOf, drop }: Options,
): Promise<void> {
  const asked = [all, asOf !== undefined, drop].filter(Boolean).length;
  if (asked > 1) throw new Mistake('Choose one of --all, --as-of and --drop.');
  if (all) {
    if (name !== undefined) throw new Mistake('Name a read model, or say --all.');
    for (const projection of projectionsOf(bank)) await rebuild(bank, projection);
  } else if (name !== undefined) {
    const projection = projectionNamed(bank, name);
    if (asOf !== undefined) await fillPast(bank, projection, asOf);
    else if (drop) await dropPast(bank, projection);
    else await rebuild(bank, projection);
  } else if (asked > 0) throw new Mistake('Name the read model.');
  else await list(bank);
}

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

async function rebuild(bank: INestApplicationContext, projection: FoundProjection): Promise<void> {
  const { name } = projection.table;
  const { events, seconds } = await timed(name, (progress) =>
    bank.get(Rebuild).run(projection, progress),
  );
  console.log(`${name} is rebuilt from ${events} events in ${seconds} s, and live.`);
}

async function fillPast(
  bank: INestApplicationContext,
  projection: FoundProjection,
  asOf: Instant,
): Promise<void> {
  const { result } = await timed(projection.table.name, (progress) =>
    bank.get(PastTables).fill(projection, asOf, progress),
  ).catch((error: unknown) => {
    throw error instanceof InstantInFuture ? new Mistake(error.message) : error;
  });
  console.log(
    `Table ${result.table} is as of ${formatInstant(asOf)}, the log's position ${result.position}.`,
  );
}

async function dropPast(bank: INestApplicationContext, projection: FoundProjection): Promise<void> {
  const dropped = await bank.get(PastTables).drop(projection);
  if (dropped === undefined)
    throw new Mistake(`There is no table of ${projection.table.name} as of a past time.`);
  console.log(`Table ${dropped} is dropped.`);
}

async function timed<T>(name: string, work: (progress: Progress) => Promise<T>) {
  const bar = progressBar(name);
  const started = performance.now();
  let events = 0;
  const result = await work((done, total) => bar.update((events = done), total)).finally(() =>
    bar.end(),
  );
  return { result, events, seconds: ((performance.now() - started) / 1_000).toFixed(1) };
}

function projectionNamed(bank: INestApplicationContext, name: string): FoundProjection {
  const projection = projectionsOf(bank).find(({ table }) => table.name === name);
  if (projection) return projection;
  const names = projectionsOf(bank).map(({ table }) => table.name);
  throw new Mistake(`There is no read model ${name}. Those there are: ${names.join(', ')}.`);
}

function instant(text: string): Instant {
  const parsed = parseInstant(text);
  if (parsed === undefined)
    throw new Mistake(`A time is like 2026-11-20T09:30:00Z, not "${text}".`);
  return parsed;
}

const projectionsOf = (bank: INestApplicationContext) =>
  bank
    .get(FollowerDiscovery)
    .projections()
    .sort((one, other) => (one.table.name < other.table.name ? -1 : 1));
