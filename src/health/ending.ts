import { Injectable } from '@nestjs/common';

/** Whether the process is about to end: it still answers, but new clients should go elsewhere. */
@Injectable()
export class Ending {
  private begun = false;

  get hasBegun(): boolean {
    return this.begun;
  }

  begin(): void {
    this.begun = true;
  }
}
