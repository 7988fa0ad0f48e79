/** By which pages grow again, each after the one before. */
const GROWTH = 1.1;

/** How many events a consumer is given at once: fewer while the database has trouble with as many as it would take. */
export class Pace {
  private size: number;
  private attempted = Infinity;

  constructor(private readonly largest: number) {
    this.size = largest;
  }

  get pageSize(): number {
    return this.size;
  }

  attempts(events: number): void {
    this.attempted = events;
  }

  succeeded(): void {
    this.size = Math.min(this.largest, Math.ceil(this.size * GROWTH));
  }

  /** A page that took too long is not to do so again and again. */
  failed(): void {
    this.size = Math.ceil(Math.min(this.size, this.attempted) / 2);
  }
}
