const TICK_MS = 250;
/** A tick that comes later than this says that the process stood still. */
const LATE_MS = 1_000;

/**
 * Notices when the process has stood still: what it reads right afterwards may have arrived long before. Times
 * are those of `performance.now()`, which goes on while a process is stopped.
 */
export class FreezeWatch {
  private lastTick = performance.now();
  private beforeFreeze: number | undefined;

  constructor() {
    setInterval(() => this.tick(), TICK_MS).unref();
  }

  /** The earliest time at which what is read now can have arrived. */
  arrivalTime(): number {
    const now = performance.now();
    return this.isLate(now) ? this.lastTick : (this.beforeFreeze ?? now);
  }

  private tick(): void {
    const now = performance.now();
    // What arrived meanwhile may be read after this tick: until one comes in time.
    this.beforeFreeze = this.isLate(now) ? this.lastTick : undefined;
    this.lastTick = now;
  }

  private isLate(now: number): boolean {
    return now - this.lastTick > LATE_MS;
  }
}

let watch: FreezeWatch | undefined;

/** That of this process. */
export const freezeWatch = (): FreezeWatch => (watch ??= new FreezeWatch());
