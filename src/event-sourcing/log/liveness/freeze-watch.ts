const TICK_MS = 250;
/** A tick that comes later than this says that the process stood still. */
const LATE_MS = 1_000;
/** A loop that has waited for so long for something to do has read all that had piled up. */
const IDLE_MS = 5;

/**
 * Notices when the process has stood still: what it reads right afterwards may have arrived long before. Times
 * are those of `performance.now()`, which goes on while a process is stopped.
 */
export class FreezeWatch {
  private lastTick = performance.now();
  private beforeFreeze: number | undefined;
  private idleAtThaw = 0;

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
    const idle = performance.nodeTiming.idleTime;
    if (this.isLate(now)) {
      this.beforeFreeze ??= this.lastTick;
      this.idleAtThaw = idle;
    } else if (idle - this.idleAtThaw > IDLE_MS) {
      this.beforeFreeze = undefined;
    }
    this.lastTick = now;
  }

  private isLate(now: number): boolean {
    return now - this.lastTick > LATE_MS;
  }
}

let watch: FreezeWatch | undefined;

/** The watch of this process, which is started at the first call. */
export const freezeWatch = (): FreezeWatch => (watch ??= new FreezeWatch());
