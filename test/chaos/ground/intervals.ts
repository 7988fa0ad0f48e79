interface Interval {
  readonly from: number;
  to: number;
}

/** Stretches of time, on the clock of `performance.now()`, in which something was so. */
export class Intervals {
  private readonly all: Interval[] = [];
  private open: Interval | undefined;

  begin(at = performance.now()): void {
    if (this.open) return;
    this.open = { from: at, to: Infinity };
    this.all.push(this.open);
  }

  end(at = performance.now()): void {
    if (this.open) this.open.to = at;
    this.open = undefined;
  }

  add(from: number, to: number): void {
    this.all.push({ from, to });
  }

  /** Milliseconds of them between two times. */
  within(from: number, to: number): number {
    let sum = 0;
    for (const each of this.all)
      sum += Math.max(0, Math.min(each.to, to) - Math.max(each.from, from));
    return sum;
  }
}
