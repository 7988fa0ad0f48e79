import { seconds, type Finding } from './findings.js';
import type { Tally } from './load/book.js';

/** What one scenario showed. */
export interface Result {
  readonly title: string;
  readonly line: string;
  readonly findings: readonly Finding[];
}

interface Figures {
  readonly after: Tally;
  readonly before?: Tally;
  readonly tookMs?: number;
  readonly checksMs?: number;
  readonly slowestMs?: number;
  /** Undefined if nothing but a restart helped. */
  readonly recoveredMs?: number | undefined;
}

const nothing: Tally = { acknowledged: 0, refused: 0, doubtful: 0 };

export function resultOf(
  scenario: string,
  detail: string,
  { before = nothing, after, tookMs, checksMs, slowestMs, recoveredMs }: Figures,
  findings: readonly Finding[],
): Result {
  const line = [
    `acknowledged ${after.acknowledged - before.acknowledged}`,
    `refused ${after.refused - before.refused}`,
    `doubtful ${after.doubtful - before.doubtful}`,
  ];
  if (slowestMs !== undefined) {
    line.push(`slowest answer ${seconds(slowestMs)}`);
    line.push(
      `well ${recoveredMs === undefined ? 'by a restart' : `after ${seconds(recoveredMs)}`}`,
    );
    line.push(`took ${seconds(tookMs ?? 0)}, and checks ${seconds(checksMs ?? 0)}`);
  }
  return { title: `${scenario} (${detail})`, line: line.join(', '), findings };
}
