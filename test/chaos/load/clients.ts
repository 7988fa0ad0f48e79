import { setTimeout as delay } from 'node:timers/promises';
import { BankClient, type Answer } from '../../support/bank-client.js';
import { seconds, type Findings } from '../findings.js';
import type { BankInstance } from '../ground/bank-instance.js';
import type { Ground } from '../ground/ground.js';
import type { Random } from '../random.js';
import { inWords, type Book } from './book.js';
import { send, type BankRequest } from './request.js';

/** What the bank promises is 10 s; the rest is for what lies between the client and the bank. */
const LATEST_MS = 12_000;
/** Then a client hangs up, and asks the other instance: longer than a request may wait, as the README asks for. */
const PATIENCE_MS = 15_000;
/** In what it says where it has not done what was asked for. */
const DENIES = /nothing was done|not carried out|was not done/i;

/** `not-done`: for now, and the bank says that nothing was done. `unknown`: nobody knows. */
export interface Verdict {
  readonly kind: 'done' | 'refused' | 'not-done' | 'unknown';
  readonly code: string;
  readonly replayed: boolean;
}

/** One way to the bank: an instance, and a client that is connected to it. */
export interface Door {
  readonly instance: BankInstance;
  readonly client: BankClient;
  /** When something was last written by way of it, on the clock of `performance.now()`. */
  lastWritten: number;
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
      lastWritten: performance.now(),
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
    const verdict = this.judge(answer, request);
    const took = seconds(performance.now() - from);
    const { kind, code } = verdict;
    request.story.push(`${door.instance.name} at ${seconds(from)}, after ${took}: ${kind} ${code}`);
    if (kind === 'unknown') request.isDoubtful = true;
    if (kind === 'done' || kind === 'refused') request.state = kind;
    if (kind === 'done') this.acknowledge(door, request, answer as Answer);
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
    // It takes a moment until an end is heard of.
    const expected = instance.away.within(from - 100, to + 100) > 0 || error.name === 'AbortError';
    if (expected || error.name === 'TimeoutError') return;
    this.findings.report(
      'a connection was lost to a process that runs',
      `${instance.name}, ${what}, at ${seconds(to)}: ${error.message}`,
    );
  }

  private judge(answer: Answer | Error, request: BankRequest): Verdict {
    if (answer instanceof Error) {
      const { code = answer.name } = answer as NodeJS.ErrnoException;
      const kind = code === 'ECONNREFUSED' ? 'not-done' : 'unknown';
      return { kind, code: String(code), replayed: false };
    }
    const { status, replayed, body } = answer;
    if (status < 300) return { kind: 'done', code: String(status), replayed };
    const { code = '', detail = '' } = problemIn(body);
    const known = { code, replayed: false };
    // An earlier attempt has opened it.
    if (code === 'account-already-open' && request.isDoubtful) return { ...known, kind: 'done' };
    if ([404, 409, 422].includes(status)) return { ...known, kind: 'refused' };
    if (status !== 503)
      this.findings.report(`status ${status} to a write`, `${body}: ${inWords(request)}`);
    const denied = code !== 'outcome-unknown' && DENIES.test(detail);
    return { ...known, kind: status === 503 && denied ? 'not-done' : 'unknown' };
  }

  private acknowledge(door: Door, request: BankRequest, answer: Answer): void {
    door.lastWritten = performance.now();
    const position = positionIn(answer);
    if (position === undefined) return;
    request.position = position;
    this.book.acknowledgedUpTo = Math.max(this.book.acknowledgedUpTo, position);
  }
}

/** In the header; in the answer to several operations, of the last one. */
function positionIn({ headers, body }: Answer): number | undefined {
  const header = headers['log-position'];
  if (typeof header === 'string') return Number(header);
  const positions = [...body.matchAll(/"position":(\d+)/g)].map(([, digits]) => Number(digits));
  return positions.length > 0 ? Math.max(...positions) : undefined;
}

export function problemIn(body: string): { readonly code?: string; readonly detail?: string } {
  try {
    return JSON.parse(body) as object;
  } catch {
    return {};
  }
}
