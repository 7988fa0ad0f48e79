import { seconds, type Findings } from '../findings.js';

/** What `/health/ready` says. */
export interface ReadyBody {
  readonly status: string;
  readonly position: number;
  readonly subscriptions: readonly {
    readonly name: string;
    readonly state: string;
    readonly position: number;
    readonly lag: number;
  }[];
}

/** The bank's bound of 10 s, and a look more at what health tells. */
const NOTICED_WITHIN_MS = 14_000;

interface Place {
  readonly position: number;
  readonly since: number;
}

/** Whether an instance that says that it is ready tells the truth. */
export class Readiness {
  private readonly places = new Map<string, Place>();
  private failingSince: number | undefined;
  /** When it first said so although writes had failed for long; it may be that they have just come back. */
  private doubtedAt: number | undefined;

  constructor(
    private readonly instance: string,
    private readonly excused: (from: number, to: number) => number,
    private readonly findings: Findings,
  ) {}

  /** A write was tried by way of this instance. */
  wrote(succeeded: boolean, from: number): void {
    this.failingSince = succeeded ? undefined : Math.min(this.failingSince ?? from, from);
    if (succeeded) this.doubtedAt = undefined;
    else this.mindDoubt(from);
  }

  /** What went wrong before the cause had ended is forgotten then: it has time to come back. */
  allIsMended(): void {
    this.failingSince = this.doubtedAt = undefined;
    this.places.clear();
  }

  /** It has said that it is ready, on a request that was sent then. */
  saysReady(body: ReadyBody, sentAt: number): void {
    this.mindWrites(sentAt);
    if (body.status === 'up') this.mindConsumers(body, sentAt);
    else this.places.clear();
  }

  saysNotReady(): void {
    this.places.clear();
  }

  private mindWrites(sentAt: number): void {
    const { failingSince } = this;
    if (failingSince === undefined) return;
    const time = sentAt - failingSince - this.excused(failingSince, sentAt);
    if (time > NOTICED_WITHIN_MS) this.doubtedAt ??= sentAt;
  }

  /** It was a lie if a write fails yet that was tried after it. */
  private mindDoubt(from: number): void {
    const { doubtedAt } = this;
    if (doubtedAt === undefined || from < doubtedAt) return;
    this.findings.report(
      'ready is 200 while nothing can be written',
      `${this.instance}, for ${seconds(from - this.failingSince!)} up to ${seconds(from)}`,
    );
  }

  private mindConsumers({ subscriptions, position: head }: ReadyBody, sentAt: number): void {
    for (const { name, state, position, lag } of subscriptions) {
      const before = this.places.get(name);
      if (lag === 0 || state !== 'following' || before?.position !== position) {
        this.places.set(name, { position, since: sentAt });
        continue;
      }
      const time = sentAt - before.since - this.excused(before.since, sentAt);
      if (time > NOTICED_WITHIN_MS)
        this.findings.report(
          'health says "up" of a consumer that makes no progress',
          `${this.instance}: ${name} at ${position} of ${head} for ${seconds(time)}`,
        );
    }
  }
}
