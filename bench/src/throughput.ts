import type { Contender } from './contenders.ts';
import type { Field, Ground } from './field.ts';
import { runWrk } from './load/wrk.ts';
import type { Sample } from './sample.ts';
import { untilSettled } from './settling.ts';

/** What is sent in a closed loop. */
export interface Throughput {
  readonly kind: string;
  readonly ground: Ground;
  readonly connections: number;
  /** Operations of one request; 1 unless told otherwise. */
  readonly operations?: number;
  /** How many of the accounts are used, other ones in each round; else all. */
  readonly used?: number;
  /** Unless the form's. */
  readonly seconds?: number;
}

/** Loads a freshly started server, which is warm before it counts, and waits until all has settled. */
export async function throughput(
  field: Field,
  contender: Contender,
  load: Throughput,
  round: number,
): Promise<Sample> {
  const { kind, connections, ground, operations = 1, used } = load;
  const { warmUp, window } = field.form;
  const databaseUrl = await field.urlFor(contender, ground);
  const accounts = await field.idsFile(
    used ?? ground.accounts,
    used === undefined ? 0 : round * used,
  );
  return contender.run(databaseUrl, async (server) => {
    const send = (seconds: number) => runWrk(server.url, { kind, accounts, connections, seconds });
    await send(warmUp);
    await untilSettled(server.url);
    const result = await send(load.seconds ?? window);
    const drained = contender.settles ? await untilSettled(server.url) : undefined;
    const done = (result.answers - result.refused) * operations;
    return {
      settled: done / (result.seconds + (drained ?? 0)),
      accepted: done / result.seconds,
      done,
      drained,
      refused: result.refused / result.answers,
      p50: result.p50,
      p99: result.p99,
      max: result.max,
      memory: server.peakMemory(),
    };
  });
}
