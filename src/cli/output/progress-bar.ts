import { Presets, SingleBar } from 'cli-progress';

const TELL_EVERY_MS = 2_000;

export interface ProgressBar {
  update(done: number, total: number): void;
  end(): void;
}

/** A bar at a terminal, else a line now and then; on stderr, so that stdout has results only. */
export function progressBar(what: string, unit = 'events'): ProgressBar {
  return process.stderr.isTTY ? bar(what, unit) : lines(what, unit);
}

export interface BarsInTurn {
  update(this: void, what: string, done: number, total: number): void;
  end(): void;
}

/** A bar for each part of something that is done one part after the other. */
export function barsInTurn(): BarsInTurn {
  let part: string | undefined;
  let current: ProgressBar | undefined;
  return {
    update(what, done, total) {
      if (what !== part) current?.end();
      if (what !== part) current = progressBar(what);
      part = what;
      current!.update(done, total);
    },
    end: () => current?.end(),
  };
}

function bar(what: string, unit: string): ProgressBar {
  const format = `${what} [{bar}] {percentage} % | {value} of {total} ${unit} | {eta_formatted} left`;
  const single = new SingleBar({ format, hideCursor: true }, Presets.shades_classic);
  return {
    update(done, total) {
      // Of a total of nothing, the bar would show all as done.
      if (!single.isActive) return single.start(total, done);
      single.setTotal(total);
      single.update(done);
    },
    end: () => single.stop(),
  };
}

function lines(what: string, unit: string): ProgressBar {
  let told = performance.now();
  return {
    update(done, total) {
      if (performance.now() - told < TELL_EVERY_MS) return;
      told = performance.now();
      console.error(`${what}: ${done} of ${total} ${unit}`);
    },
    end: () => undefined,
  };
}
