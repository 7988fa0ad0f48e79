/** How long a consumer has made no progress in this process, under whichever of its leases. */
export class Standstill {
  private since: number | undefined;

  begins(): void {
    this.since ??= performance.now();
  }

  isOver(): void {
    this.since = undefined;
  }

  hasLasted(milliseconds: number): boolean {
    return this.since !== undefined && performance.now() - this.since > milliseconds;
  }
}
