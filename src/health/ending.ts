import { Injectable } from '@nestjs/common';

/** Whether the process is about to end: it still answers, but new clients should go elsewhere. */
@Injectable()
export class Ending {
  private begun = false;
  private readonly last = Promise.withResolvers<void>();

  get hasBegun(): boolean {
    return this.begun;
  }

  /** Resolves when everybody has an answer, and all that was acknowledged is on disk. */
  get answered(): Promise<void> {
    return this.last.promise;
  }

  allIsAnswered(): void {
    this.last.resolve();
  }

  begin(): void {
    this.begun = true;
  }
}
