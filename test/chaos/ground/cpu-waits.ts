import { readFileSync } from 'node:fs';

const LOOK_EVERY_MS = 100;
/** A timer that is no later than this says nothing. */
const USUAL_MS = 30;
const KEPT = 6_000;

interface Sample {
  readonly at: number;
  readonly waited: number;
}

/**
 * How long a process has wanted a processor and had none: what an answer was late by for this is the
 * machine's fault, and not the program's. Linux counts it; elsewhere nothing is known of others.
 */
export class CpuWaits {
  private samples: Sample[] = [];
  private readonly timer: NodeJS.Timeout;
  private expected = performance.now() + LOOK_EVERY_MS;
  private stalled = 0;
  private last: { readonly pid: number; readonly waited: number } | undefined;

  /** @param pid of the process now; of this process itself if it is not given. */
  constructor(private readonly pid?: () => number | undefined) {
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
  }

  /** Milliseconds between two times. */
  within(from: number, to: number): number {
    return Math.max(0, this.at(to) - this.at(from));
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const at = performance.now();
    this.samples.push({ at, waited: this.pid ? this.waitedBy(this.pid()) : this.ownStalls(at) });
    if (this.samples.length > KEPT) this.samples = this.samples.slice(KEPT / 2);
  }

  /** Whatever holds up this process holds up what it measures. */
  private ownStalls(at: number): number {
    const late = at - this.expected;
    this.expected = at + LOOK_EVERY_MS;
    if (late > USUAL_MS) this.stalled += late;
    return this.stalled;
  }

  private waitedBy(pid: number | undefined): number {
    const before = this.samples.at(-1)?.waited ?? 0;
    if (pid === undefined) return before;
    try {
      const waited = Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
      const { last } = this;
      this.last = { pid, waited };
      return last?.pid === pid ? before + (waited - last.waited) : before;
    } catch {
      return before;
    }
  }

  /** All that was waited up to a time, as of the first look after it. */
  private at(time: number): number {
    const before = this.samples.findLastIndex(({ at }) => at < time);
    return (this.samples[before + 1] ?? this.samples.at(-1))?.waited ?? 0;
  }
}
