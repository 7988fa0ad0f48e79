import { ServerResponse } from 'node:http';

/** Why a request was not done. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  /** What has gone wrong here. */
  readonly error?: unknown;
}

/** What is left to tell of a request when its answer has gone, or its client. */
export interface Answered {
  readonly method: string | undefined;
  /** The path with names in place of what is asked for; empty where nothing is served. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly correlationId: string | undefined;
  readonly refusal: Refusal | undefined;
  /** All of the answer was given to the system. */
  readonly isWhole: boolean;
}

/** As nginx has it: the client went away before its answer began. */
const CLIENT_GONE = 499;

/** A response of Node's that knows what its request asked for, and why it was refused. */
export class Answer extends ServerResponse implements Answered {
  route = '';
  correlationId: string | undefined;
  private reason: Refusal | undefined;
  private readonly begun = performance.now();

  /** The first reason is the one that the client is told. */
  refuse(refusal: Refusal): void {
    this.reason ??= refusal;
  }

  get refusal(): Refusal | undefined {
    return this.reason;
  }

  get method(): string | undefined {
    return this.req.method;
  }

  get status(): number {
    return this.reason?.status ?? (this.headersSent ? this.statusCode : CLIENT_GONE);
  }

  get milliseconds(): number {
    return performance.now() - this.begun;
  }

  get isWhole(): boolean {
    return this.writableFinished;
  }
}

/** What the log says of bytes that could not even be read as a request. */
export const unread = (refusal: Refusal, correlationId: string): Answered => ({
  method: undefined,
  route: '',
  status: refusal.status,
  milliseconds: 0,
  correlationId,
  refusal,
  isWhole: true,
});
