import { EventLogError } from '../log/event-log.errors.js';

export class PositionNotReached extends EventLogError {
  readonly code = 'position-not-reached';
  constructor(wanted: number, reached: number, isAssigned = true) {
    super(
      `What is asked for reflects the log up to position ${reached}, not yet up to ${wanted}` +
        `${isAssigned ? '' : ', and no process runs it there at the moment'}. Try again.`,
    );
  }
}

/** It will not come so far by itself. */
export class ConsumerStopped extends EventLogError {
  readonly code = 'consumer-stopped';
  constructor(subscription: string, reached: number) {
    super(
      `What is asked for reflects the log up to position ${reached} only: ${subscription} has stopped there at a ` +
        'fault, and goes on when an operator has mended it. "bank subscriptions" says what it is.',
    );
  }
}

/** There is no table to read from yet that has all of the log in it. */
export class ReadModelBeingBuilt extends EventLogError {
  readonly code: 'read-model-being-built' | 'consumer-stopped' = 'read-model-being-built';
  constructor(
    model: string,
    reached: number,
    head: number,
    what = 'Nothing can be read from it before; try again later.',
  ) {
    super(
      `${model} is being built from the log, and has come to position ${reached} of ${head}. ${what}`,
    );
  }
}

/** There will be none before its fault is mended. */
export class BuildStopped extends ReadModelBeingBuilt {
  override readonly code = 'consumer-stopped';
  constructor(model: string, reached: number, head: number) {
    super(
      model,
      reached,
      head,
      'There it has stopped at a fault: it goes on when an operator has mended it. "bank subscriptions" says what it is.',
    );
  }
}

/** The table that the last rebuild replaced can't be dropped yet, and there is room for one only. */
export class RetiredTableInUse extends Error {
  constructor(model: string) {
    super(
      `The table that ${model} had before is still being read, by a backup maybe. Try again after it.`,
    );
  }
}

export class RebuiltBySomeoneElse extends Error {
  constructor(model: string) {
    super(`${model} is being, or was just, rebuilt by someone else.`);
  }
}
