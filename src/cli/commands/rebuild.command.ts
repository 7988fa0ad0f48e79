import type { INestApplicationContext } from '@nestjs/common';
import { InstantInFuture } from '../../event-sourcing/log/event-log.errors.js';
import { formatInstant, type Instant } from '../../event-sourcing/log/instant.js';
import type { Progress } from '../../event-sourcing/read-models/generations/generation-filler.js';
import { versionedName } from '../../event-sourcing/read-models/tables/read-model-table.js';
import { ReadModelStore } from '../../event-sourcing/read-models/read-model-store.js';
import { PastTables } from '../../event-sourcing/read-models/generations/past-tables.js';
import { Rebuild } from '../../event-sourcing/read-models/generations/rebuild.js';
import { ConsumerDiscovery } from '../../event-sourcing/nest/consumer-discovery.js';
import type { FoundProjection } from '../../event-sourcing/read-models/projections/projection.js';
import { printListing } from '../output/listing.js';
import { WrongUse } from '../mistakes/mistake.js';
import { progressBar } from '../output/progress-bar.js';
import { withBank } from '../bank/with-bank.js';

export interface RebuildOptions {
  readonly all?: boolean;
  readonly asOf?: Instant;
  readonly drop?: boolean;
  readonly json?: boolean;
}

export const rebuild = (name: string | undefined, options: RebuildOptions): Promise<void> =>
  withBank((bank) => run(bank, name, options));

async function run(
  bank: INestApplicationContext,
  name: string | undefined,
  { all, asOf, drop, json }: RebuildOptions,
): Promise<void> {
  const asked = [all, asOf !== undefined, drop].filter(Boolean).length;
  if (asked > 1) throw new WrongUse('Choose one of --all, --as-of and --drop.');
  if (json && (asked > 0 || name !== undefined))
    throw new WrongUse('--json is for the list: name no read model beside it.');
  if (all) {
    if (name !== undefined) throw new WrongUse('Name a read model, or say --all.');
    for (const projection of projectionsOf(bank)) await rebuildOne(bank, projection);
  } else if (name !== undefined) {
    const projection = projectionNamed(bank, name);
    if (asOf !== undefined) await fillPast(bank, projection, asOf);
    else if (drop) await dropPast(bank, projection);
    else await rebuildOne(bank, projection);
  } else if (asked > 0) throw new WrongUse('Name the read model.');
  else await list(bank, json);
}

async function list(bank: INestApplicationContext, asJson?: boolean): Promise<void> {
  const generations = await bank.get(ReadModelStore).generations();
  const models = projectionsOf(bank).map(({ table }) => ({
    name: table.name,
    version: table.version ?? 1,
    generation: generations.get(versionedName(table)) ?? null,
  }));
  const columns = {
    'READ MODEL': ({ name }: (typeof models)[number]) => name,
    VERSION: ({ version }: (typeof models)[number]) => version,
    GENERATION: ({ generation }: (typeof models)[number]) => generation ?? 'none yet',
  };
  printListing(models, columns, asJson);
}

async function rebuildOne(
  bank: INestApplicationContext,
  projection: FoundProjection,
): Promise<void> {
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
    throw error instanceof InstantInFuture ? new WrongUse(error.message) : error;
  });
  console.log(
    `Table ${result.table} is as of ${formatInstant(asOf)}, the log's position ${result.position}.`,
  );
}

async function dropPast(bank: INestApplicationContext, projection: FoundProjection): Promise<void> {
  const dropped = await bank.get(PastTables).drop(projection);
  if (dropped === undefined)
    throw new WrongUse(`There is no table of ${projection.table.name} as of a past time.`);
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
  throw new WrongUse(`There is no read model ${name}. Those there are: ${names.join(', ')}.`);
}

const projectionsOf = (bank: INestApplicationContext) =>
  bank
    .get(ConsumerDiscovery)
    .projections()
    .sort((one, other) => (one.table.name < other.table.name ? -1 : 1));
