import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** What Node knows of a TCP socket and does not tell otherwise. */
interface Handle {
  readonly bytesWritten: number;
  readonly writeQueueSize: number;
}

/** A client's connection, and the answers that it is owed, in the order of their requests. */
export class Connection {
  private answers: ServerResponse[] = [];
  private quietSince = performance.now();
  private readUntilThen = 0;
  /** It has had its answer before it was whole. */
  private refused: IncomingMessage | undefined;
  private afterwards: (() => void) | undefined;

  constructor(readonly socket: Socket) {}

  owe(answer: ServerResponse): void {
    this.answers.push(answer);
    answer.once('close', this.settle);
  }

  /** An answer that was given says that it is the last one: what follows is not carried out. */
  get hasHadItsLast(): boolean {
    return this.answers.some((answer) => (answer as { _last?: boolean })._last === true);
  }

  /** The one that is sent, or comes next. */
  get answer(): ServerResponse | undefined {
    return this.answers[0];
  }

  /** Something of an answer has been given, and not all of it has left. */
  get isAnswering(): boolean {
    return this.socket.writableLength > 0 || this.answer?.headersSent === true;
  }

  /** A whole request has come, and nothing of its answer is given yet. */
  get awaitsAnswer(): boolean {
    return this.answer?.req.complete === true && !this.answer.headersSent;
  }

  /** What follows can't be read: has its sender told after the answers to the whole requests before it. */
  breakOff(tell: () => void): void {
    if (this.afterwards) return;
    this.afterwards = tell;
    if (!this.answer?.req.complete) tell();
  }

  /** What is written now is taken for the answer to the request that is not whole yet. */
  get canAnswerAtOnce(): boolean {
    if (this.answer) return !this.answer.headersSent && !this.answer.req.complete;
    return this.refused?.complete !== false;
  }

  /** Milliseconds since it was last owed an answer; undefined if it is, or a request is on its way. */
  get quietFor(): number | undefined {
    if (this.answer || this.socket.bytesRead > this.readUntilThen) return undefined;
    return performance.now() - this.quietSince;
  }

  /** It has never sent anything. */
  get isUnused(): boolean {
    return this.socket.bytesRead === 0;
  }

  /** Bytes that the system has taken to be sent. */
  get handedOver(): number {
    const handle = (this.socket as { _handle?: Handle | null })._handle;
    return handle ? handle.bytesWritten - handle.writeQueueSize : this.socket.bytesWritten;
  }

  /** The last of the answers that it is owed says that no more requests are taken. */
  sayClose(): void {
    const last = this.answers.at(-1);
    for (const answer of this.answers)
      if (answer !== last && !answer.headersSent) answer.removeHeader('Connection');
    if (last && !last.headersSent) last.setHeader('Connection', 'close');
  }

  private readonly settle = (): void => {
    while (this.answers[0]?.closed) {
      const { req } = this.answers.shift()!;
      this.refused = req.complete ? undefined : req;
    }
    if (!this.answer?.req.complete) this.afterwards?.();
    if (this.answers.length > 0) return;
    this.quietSince = performance.now();
    this.readUntilThen = this.socket.bytesRead;
  };
}
