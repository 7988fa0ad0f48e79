import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { DepositMoney } from '../../../src/account/domain/account.commands.js';
import type { Answer } from '../../support/bank-client.js';
import { seconds, type Findings } from '../findings.js';
import type { Clients, Door } from './clients.js';
import { Readiness, type ReadyBody } from './readiness.js';
import { ask } from './request.js';
import { problemIn } from './verdict.js';

const PAUSE_MS = 200;

/** When a probe that has gone well was sent. */
interface LastWell {
  ready?: { readonly at: number; readonly body: ReadyBody };
  written?: number;
}

/** Asks one instance all the time how it is, and does a little of what clients do. */
export class Prober {
  readonly last: LastWell = {};
  private readonly readiness: Readiness;
  private running: Promise<unknown> | undefined;
  private isEnding = false;

  constructor(
    readonly door: Door,
    readonly account: string,
    private readonly clients: Clients,
    private readonly findings: Findings,
  ) {
    const excused = (from: number, to: number) =>
      door.instance.excused(from, to) + door.instance.away.within(from, to);
    this.readiness = new Readiness(door.instance.name, excused, findings);
  }

  start(): void {
    const probes = [this.live, this.ready, this.read, this.write];
    this.running = Promise.all(probes.map((probe) => this.again(probe.bind(this))));
  }

  async end(): Promise<void> {
    this.isEnding = true;
    await this.running;
  }

  /** The cause of whatever goes wrong has ended. */
  allIsMended(): void {
    this.readiness.allIsMended();
  }

  private async again(probe: () => Promise<void>): Promise<void> {
    while (!this.isEnding) {
      await probe();
      await delay(PAUSE_MS);
    }
  }

  private async live(): Promise<void> {
    const answer = await this.get('/health/live');
    if (answer && answer.status !== 200) this.unexpected('/health/live', answer);
  }

  private async ready(): Promise<void> {
    const at = performance.now();
    const answer = await this.get('/health/ready');
    if (answer?.status === 200) {
      const body = JSON.parse(answer.body) as ReadyBody;
      this.readiness.saysReady(body, at);
      this.last.ready = { at, body };
      return;
    }
    this.readiness.saysNotReady();
    if (answer && answer.status !== 503) this.unexpected('/health/ready', answer);
  }

  private async read(): Promise<void> {
    const acknowledged = this.clients.book.acknowledgedUpTo;
    const answer = await this.get(`/api/account/${this.account}`);
    if (answer?.status === 503 || !answer) return;
    if (answer.status !== 200) return this.unexpected('a read', answer);
    const shown = Number(answer.headers['log-position']);
    if (shown < acknowledged)
      this.findings.report(
        'a read does not show what was acknowledged before it was sent',
        `${this.door.instance.name}: ${shown}, after ${acknowledged} was told`,
      );
  }

  private async write(): Promise<void> {
    const from = performance.now();
    const request = ask(new DepositMoney(this.account, 1n, randomUUID()));
    this.clients.book.enter(request);
    const { kind } = await this.clients.attempt(this.door, request);
    this.readiness.wrote(kind === 'done', from);
    if (kind === 'done') this.last.written = from;
    else request.state = request.isDoubtful ? 'left' : 'refused';
    if (kind === 'refused') this.findings.report('a deposit was refused', request.story.join('; '));
  }

  private async get(path: string): Promise<Answer | undefined> {
    const { door } = this;
    const answer = await this.clients.timed(door, path.replace(this.account, '{id}'), () =>
      door.client.call('GET', path),
    );
    return answer instanceof Error ? undefined : answer;
  }

  private unexpected(what: string, { status, body }: Answer): void {
    const { code = '' } = problemIn(body);
    this.findings.report(
      `status ${status} to ${what}`,
      `${this.door.instance.name} at ${seconds(performance.now())}: ${code} ${body.slice(0, 300)}`,
    );
  }
}
