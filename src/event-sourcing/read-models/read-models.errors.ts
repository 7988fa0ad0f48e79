import { EventLogError } from '../event-log.errors.js';

export class PositionNotReached extends EventLogError {
  readonly code = 'position-not-reached';
  constructor(wanted: number, reached: number) {
    super(
      `What is asked for reflects the log up to position ${reached}, not yet up to ${wanted}. Try again.`,
    );
  }
}

export class RebuiltBySomeoneElse extends Error {
  constructor(model: string) {
    super(`${model} is being, or was just, rebuilt by someone else.`);
  }
}
