/** Chance that is the same each time for the same seed (mulberry32). */
export class Random {
  private state: number;

  constructor(seed: number, stream = '') {
    this.state = seed;
    for (const letter of stream)
      this.state = Math.imul(this.state ^ letter.charCodeAt(0), 0x9e3779b1);
  }

  /** From 0 up to 1, without it. */
  fraction(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  int(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(of: readonly T[]): T {
    return of[this.int(0, of.length - 1)]!;
  }

  shuffled<T>(all: readonly T[]): T[] {
    const left = [...all];
    return all.map(() => left.splice(this.int(0, left.length - 1), 1)[0]!);
  }
}
