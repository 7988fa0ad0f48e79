import type { Contender } from './contenders.ts';
import type { Field } from './field.ts';
import { runWrk } from './load/wrk.ts';
import type { Sample } from './sample.ts';
import { untilSettled } from './settling.ts';

/** What is sent in a closed loop, to whom. */
export interface Throughput {
  readonly kind: string;
  readonly accounts: number;
  readonly balance?: number;
  readonly connections: number;
  /** Operations of one request; 1 unless told otherwise. */
  readonly operations?: number;
  /** Which of the accounts are used, by round; else all. */
  readonly used?: (round: number) => { readonly count: number; readonly from: number };
}

/** Loads a freshly started server, which is warm before it counts, and waits until all has settled. */
export async function throughput(
  field: Field,
  contender: Contender,
  load: Throughput,
  round: number,
): Promise<Sample> {
  const { kind, connections, operations = 1 } = load;
  const databaseUrl = await field.withAccounts(contender, load.accounts, load.balance);
  const { count, from } = load.used?.(round) ?? { count: load.accounts, from: 0 };
  const accounts = await field.idsFile(count, from);
  const server = await contender.start(databaseUrl);
  try {
    const { warmUp, window } = field.form;
    await runWrk(server.url, { kind, accounts, connections, seconds: warmUp });
    if (contender.settles) await untilSettled(server.url);
    const result = await runWrk(server.url, { kind, accounts, connections, seconds: window });
    if (result.lost > 0) throw new Error(`${contender.name}: ${result.lost} requests were lost.`);
    const drained = contender.settles ? await untilSettled(server.url) : undefined;
    const done = (result.answers - result.refused) * operations;
    return {
      accepted: done / result.seconds,
      settled: done / (result.seconds + (drained ?? 0)),
      drained,
      refused: result.refused / result.answers,
      p50: result.p50,
      p99: result.p99,
      memory: server.peakMemory(),
    };
  } finally {
    await server.stop();
  }
}
