export interface Finding {
  /** Position of the event that is not as it was written; absent where the finding is not an event's. */
  readonly position?: number;
  readonly what: string;
}

const MAX_TOLD = 100;

/** What is wrong, in words. The first hundred are kept; all are counted. */
export class Findings {
  private readonly kept: Finding[] = [];
  private found = 0;
  private first: number | undefined;

  tell(what: string, position?: number): void {
    this.found += 1;
    if (this.kept.length < MAX_TOLD) this.kept.push({ what, position });
    if (position !== undefined) this.first = Math.min(position, this.first ?? position);
  }

  /** All that there are. */
  get count(): number {
    return this.found;
  }

  /** The lowest position at which something is wrong. */
  get firstPosition(): number | undefined {
    return this.first;
  }

  /** Gives the findings of the log in its order, then the others. */
  get told(): readonly Finding[] {
    const place = ({ position = Infinity }: Finding) => position;
    return [...this.kept].sort((one, other) =>
      place(one) === place(other) ? 0 : place(one) - place(other),
    );
  }
}
