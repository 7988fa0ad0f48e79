import { Injectable } from '@nestjs/common';
import { LogProbe } from '../event-sourcing/log/liveness/log-probe.js';
import { Subscriptions } from '../event-sourcing/nest/subscriptions.js';
import { NotReady } from '../http/problems/request.errors.js';

/** Tells whether this process itself can do its work: another one may be able to. */
@Injectable()
export class Progress {
  constructor(
    private readonly probe: LogProbe,
    private readonly subscriptions: Subscriptions,
  ) {}

  /** @throws {NotReady} that says what it can't do. */
  mustBeMade(): void {
    if (this.probe.failingForMs > 0)
      throw new NotReady({ reason: 'The event log can not be written to at the moment.' });
    const stuck = this.subscriptions.stuck();
    if (stuck.length > 0)
      throw new NotReady({ reason: `This process can not go on with ${stuck.join(', ')}.` });
  }
}
