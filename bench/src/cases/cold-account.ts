import { bankOnMariadb } from '../contenders.ts';
import type { Field } from '../field.ts';
import { accountIds } from '../load/accounts.ts';
import { seedBank } from '../seed.ts';
import { untilSettled } from '../settling.ts';
import type { Sample } from '../sample.ts';
import type { Case, Entry } from './case.ts';

/** Reads of other accounts, before the one that counts: a server is not judged by its first request. */
const READS_BEFORE = 200;
const READS = 10;
const LONG_READS = 3;

/** Longer accounts are half-way to their next snapshot. */
const SINCE_SNAPSHOT = 24;

/** Each account is read once: by then it is in memory. */
const ofLength = (events: number): Entry => ({
  name: `${events.toLocaleString('en')} events`,
  async measure(field) {
    const { databaseUrl, ids, others } = await accountsOf(field, events);
    return bankOnMariadb.run(databaseUrl, async (server): Promise<Sample> => {
      await untilSettled(server.url);
      for (const id of others) await read(server.url, id);
      const times: number[] = [];
      for (const id of ids) times.push(await read(server.url, id));
      times.sort((a, b) => a - b);
      return { p50: times[times.length >> 1], max: times.at(-1), memory: server.peakMemory() };
    });
  },
});

const made = new WeakMap<Field, Map<number, Promise<string>>>();

async function accountsOf(field: Field, events: number) {
  const all = accountIds(READS_BEFORE + READS);
  const others = all.slice(READS);
  const long = field.form.name === 'short' ? 1 : LONG_READS;
  const ids = all.slice(0, events > 10_000 ? long : READS);
  const urls = made.get(field) ?? new Map<number, Promise<string>>();
  made.set(field, urls);
  const url = urls.get(events) ?? seeded(field, others, ids, events);
  urls.set(events, url);
  return { databaseUrl: await url, ids, others };
}

async function seeded(
  field: Field,
  others: readonly string[],
  ids: readonly string[],
  events: number,
) {
  const databaseUrl = await field.createUrl('mariadb');
  await seedBank(databaseUrl, { ids: others, deposits: 9 * others.length });
  const each = events + (events < 1_000 ? 0 : SINCE_SNAPSHOT);
  await seedBank(databaseUrl, { ids, deposits: (each - 1) * ids.length });
  return databaseUrl;
}

/** Milliseconds. */
async function read(url: string, id: string): Promise<number> {
  const started = performance.now();
  const answer = await fetch(`${url}/api/account/${id}`);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`GET of account ${id}: ${answer.status}`);
  return performance.now() - started;
}

export const coldAccount: Case = {
  name: 'cold-account',
  title: 'First read of an account that is not in memory',
  figures: ['p50', 'max', 'memory'],
  comparisons: (form) => [
    {
      variant: 'by its length',
      entries: (form.name === 'short' ? [10, 100_000] : [10, 1_000, 100_000]).map(ofLength),
    },
  ],
};
