/** Of one kind, in one scenario: told once, and counted. */
export interface Finding {
  readonly what: string;
  /** Of the first one. */
  readonly detail: string;
  count: number;
}

/** What must not be. */
export class Findings {
  private found = new Map<string, Finding>();
  total = 0;

  report(what: string, detail: string): void {
    const known = this.found.get(what);
    if (known) known.count++;
    else this.found.set(what, { what, detail, count: 1 });
    this.total++;
  }

  /** Those since it was last asked. */
  take(): Finding[] {
    const found = [...this.found.values()];
    this.found = new Map();
    return found;
  }
}

export const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
