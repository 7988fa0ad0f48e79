import type { ServerResponse } from 'node:http';
import { Logger } from '@nestjs/common';
import type { Connection } from './connection.js';
import type { Connections } from './connections.js';
import type { SendQueues } from './send-queues.js';

const LOOKS = 20;

interface Progress {
  readonly answer: ServerResponse | undefined;
  /** That the client has got. */
  readonly bytes: number;
  /** At so many looks, it was the same. Not a time, which also goes by while this process is stopped. */
  readonly looks: number;
}

/**
 * Ends answers that make no progress, whoever is to blame. They hold memory, and what they are made
 * from: places, and what is read from the database.
 */
export class StalledAnswers {
  private readonly logger = new Logger('HTTP');
  private progress = new Map<Connection, Progress>();
  private timer: NodeJS.Timeout | undefined;
  private timeoutMs = 0;

  constructor(
    private readonly connections: Connections,
    private readonly readQueues: () => Promise<SendQueues>,
  ) {}

  /** From now on, those that have made none for so long. */
  endAfter(milliseconds: number): void {
    this.timeoutMs = milliseconds;
    this.lookLater();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private lookLater(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), this.timeoutMs / LOOKS).unref();
  }

  private async look(): Promise<void> {
    const { timer } = this;
    const answering = [...this.connections].filter(({ isAnswering }) => isAnswering);
    this.progress =
      answering.length > 0 ? await this.compare(answering) : new Map<Connection, Progress>();
    for (const [connection, { looks }] of this.progress) if (looks >= LOOKS) this.end(connection);
    if (this.timer === timer) this.lookLater();
  }

  private async compare(answering: readonly Connection[]): Promise<Map<Connection, Progress>> {
    const queues = await this.readQueues();
    return new Map(answering.map((each) => [each, this.progressOf(each, queues)]));
  }

  private progressOf(connection: Connection, queues: SendQueues): Progress {
    const { answer } = connection;
    const bytes = connection.handedOver - queues(connection.socket);
    const before = this.progress.get(connection);
    const isSame = before?.answer === answer && before?.bytes === bytes;
    return { answer, bytes, looks: isSame ? before.looks + 1 : 0 };
  }

  /** By a reset, so that the system forgets what it still had to send. */
  private end({ socket, answer }: Connection): void {
    if (socket.destroyed) return;
    const what = answer ? `${answer.req.method} ${answer.req.url}` : 'a request';
    const seconds = this.timeoutMs / 1000;
    this.logger.warn(
      `Nothing of the answer to ${what} has left for ${seconds} s: it is broken off`,
    );
    socket.resetAndDestroy().destroy();
  }
}
