import { setTimeout as delay } from 'node:timers/promises';
import { BankClient, type Answer } from '../../support/bank-client.js';
import { seconds, type Findings } from '../findings.js';
import type { BankInstance } from '../ground/bank-instance.js';
import type { Ground } from '../ground/ground.js';
import type { Random } from '../random.js';
import { inWords, type Book } from './book.js';
import { send, type BankRequest } from './request.js';
import { positionIn, verdictOf, type Verdict } from './verdict.js';

/** What the bank promises is 10 s; the rest is for what lies between the client and the bank. */
const LATEST_MS = 12_000;
/** Then a client hangs up, and asks the other instance: longer than a request may wait, as the README asks for. */
const PATIENCE_MS = 15_000;
/** One way to the bank: an instance, and a client that is connected to it. */
export interface Door {
  readonly instance: BankInstance;
  readonly client: BankClient;
}

/** The clients' side: sends, waits, and keeps in the book what it is told. */
export class Clients {
  readonly doors: readonly Door[];
  /** The longest that anybody had to wait since this was set to 0. */
  slowestMs = 0;

  constructor(
    private readonly ground: Ground,
    readonly book: Book,
    private readonly findings: Findings,
    private readonly random: Random,
  ) {
    this.doors = ground.instances.map((instance) => ({
      instance,
      client: new BankClient(instance.url, 64, PATIENCE_MS),
    }));
  }

  anyDoor(): Door {
    return this.random.pick(this.doors);
  }

  /** Asks until the answer is one way or the other. */
  async settle(request: BankRequest, first = this.anyDoor()): Promise<Verdict> {
    for (let door = first; ; door = this.anyDoor()) {
      const verdict = await this.attempt(door, request);
      if (verdict.kind === 'done' || verdict.kind === 'refused') return verdict;
      await delay(this.random.int(50, 250));
    }
  }

  /** Asks once. */
  async attempt(door: Door, request: BankRequest): Promise<Verdict> {
    const from = performance.now();
    const answer = await this.timed(door, 'a write', () => send(door.client, request));
    const verdict = verdictOf(answer, request);
    const took = seconds(performance.now() - from);
    const { kind, code } = verdict;
    request.story.push(`${door.instance.name} at ${seconds(from)}, after ${took}: ${kind} ${code}`);
    if (kind === 'unexpected') this.findings.report(`${code} to a write`, inWords(request));
    if (kind === 'unknown' || kind === 'unexpected') request.isDoubtful = true;
    if (kind === 'done' || kind === 'refused') request.state = kind;
    if (kind === 'done') this.acknowledge(request, answer as Answer);
    return verdict;
  }

  /** An answer, or why there is none; an answer that is late is a finding. */
  async timed(door: Door, what: string, request: () => Promise<Answer>): Promise<Answer | Error> {
    const from = performance.now();
    const answer = await request().catch((error: unknown) => error as Error);
    const to = performance.now();
    const excused = door.instance.excused(from, to) + this.ground.own.within(from, to);
    const late = to - from - excused;
    this.slowestMs = Math.max(this.slowestMs, late);
    if (late > LATEST_MS) {
      const end = answer instanceof Error ? `none (${answer.message})` : answer.status;
      const when = `${seconds(from)} to ${seconds(to)}, excused ${seconds(excused)}`;
      this.findings.report(
        `no answer to ${what} in time`,
        `${door.instance.name}, ${when}: ${end}`,
      );
    }
    if (answer instanceof Error) this.mindConnection(door, what, answer, from, to);
    return answer;
  }

  disconnect(): void {
    for (const { client } of this.doors) client.disconnect();
  }

  private mindConnection({ instance }: Door, what: string, error: Error, from: number, to: number) {
    // It takes a moment until an end is heard of; and a process that thaws first ends what has long been idle.
    const wasAway = instance.away.within(from - 100, to + 100) > 0;
    const wasFrozen = instance.frozen.within(from, to) > 0;
    if (wasAway || wasFrozen || error.name === 'AbortError') return;
    this.findings.report(
      'a connection was lost to a process that runs',
      `${instance.name}, ${what}, at ${seconds(to)}: ${error.message}`,
    );
  }

  private acknowledge(request: BankRequest, answer: Answer): void {
    const position = positionIn(answer);
    if (position === undefined) return;
    request.position = position;
    this.book.acknowledgedUpTo = Math.max(this.book.acknowledgedUpTo, position);
  }
}
