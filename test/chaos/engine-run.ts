import { setTimeout as delay } from 'node:timers/promises';
import type { DatabaseName } from '../support/databases.js';
import { FinalCheck } from './check/final-check.js';
import { seconds, type Findings } from './findings.js';
import { Ground } from './ground/ground.js';
import { Load } from './load/load.js';
import type { Order } from './order.js';
import { Random } from './random.js';
import { NotWell, untilCaughtUp, untilWell, within } from './recovery.js';
import { resultOf, type Result } from './result.js';
import type { Fault, Scenario } from './scenarios/scenario.js';

const RECOVERS_WITHIN_MS = 10_000;
/** Longer than anything may take that gets by in the end. */
const LONGEST_MS = 120_000;
/** A server that is spared has written within this time. */
const WRITES_EVERY_MS = 3_000;

/** Chaos on one database: one scenario after another, until the time is over. */
export class EngineRun {
  private readonly load: Load;
  private readonly check: FinalCheck;

  private constructor(
    private readonly ground: Ground,
    private readonly findings: Findings,
    random: Random,
  ) {
    this.load = new Load(ground, findings, random);
    this.check = new FinalCheck(ground, this.load, findings);
    for (const instance of ground.instances)
      instance.onEndedByItself = (code, lastWords) => {
        findings.report(
          'a bank process ended by itself',
          `${instance.name}, ${code}: ${lastWords}`,
        );
        void instance.start();
      };
  }

  static async run(
    name: DatabaseName,
    { seed, seconds: length, scenarios, smallDisk }: Order,
    logs: string,
    findings: Findings,
    tell: (result: Result) => void,
  ): Promise<void> {
    const ground = await Ground.create(name, logs, smallDisk);
    const run = new EngineRun(ground, findings, new Random(seed, `load ${name}`));
    const random = new Random(seed, name);
    const all = scenarios.filter(
      ({ on, needsSmallDisk }) => on.includes(name) && (!needsSmallDisk || ground.folder.isDisk),
    );
    try {
      await run.load.begin();
      const end = performance.now() + length * 1_000;
      for (let round: Scenario[] = []; performance.now() < end;) {
        if (round.length === 0) round = random.shuffled(all);
        const scenario = round.shift()!;
        const fault = scenario.draw(random);
        tell(await run.play(scenario, fault));
      }
      tell(await run.end());
    } finally {
      run.load.clients.disconnect();
      await ground.close();
    }
  }

  private async play({ name }: Scenario, fault: Fault): Promise<Result> {
    const { clients, book } = this.load;
    clients.slowestMs = 0;
    const before = book.tally();
    const from = performance.now();
    const recoveredMs = await this.goThrough(fault);
    const checkedFrom = performance.now();
    await this.checked();
    const detail = `${fault.detail}, for ${seconds(fault.lastsMs)}`;
    const tookMs = checkedFrom - from;
    const checksMs = performance.now() - checkedFrom;
    const { slowestMs } = clients;
    const figures = { before, after: book.tally(), tookMs, checksMs, slowestMs, recoveredMs };
    return resultOf(name, detail, figures, this.findings.take());
  }

  /** Answers how long it took until all was well again. */
  private async goThrough(fault: Fault): Promise<number | undefined> {
    try {
      await this.inflict(fault);
      const recoveredMs = await untilWell(this.ground, this.load, LONGEST_MS);
      if (recoveredMs > (fault.recoversWithinMs ?? RECOVERS_WITHIN_MS))
        this.findings.report('it took long until all was well again', seconds(recoveredMs));
      return recoveredMs;
    } catch (error) {
      return this.rescue(error);
    }
  }

  private async inflict(fault: Fault): Promise<void> {
    const from = performance.now();
    try {
      await within(LONGEST_MS, 'to do it', fault.inject(this.ground));
      await delay(fault.lastsMs);
      this.mindTheSpared(fault, performance.now() - from);
    } finally {
      this.load.allIsMended();
      await within(LONGEST_MS, 'to end it', fault.mend(this.ground));
      this.load.allIsMended();
    }
  }

  /** Those that the fault does not touch must have gone on. */
  private mindTheSpared({ spares }: Fault, lastedMs: number): void {
    if (!spares || lastedMs < spares.afterMs + WRITES_EVERY_MS) return;
    const now = performance.now();
    for (const { door, last } of spares.which.map((n) => this.load.probers[n]!)) {
      const { instance } = door;
      const since = last.written ?? 0;
      const time = now - since - instance.excused(since, now) - this.ground.own.within(since, now);
      if (time > WRITES_EVERY_MS)
        this.findings.report(
          'an instance that the fault did not touch could not write',
          `${instance.name}, for ${seconds(time)} at the end of ${seconds(lastedMs)}`,
        );
    }
  }

  /** What does not come back by itself is a finding; a restart may yet let the run go on. */
  private async rescue(error: unknown): Promise<undefined> {
    const what = error instanceof NotWell ? 'it did not come back by itself' : 'a scenario failed';
    this.findings.report(what, (error as Error).message);
    for (const instance of this.ground.instances) {
      await instance.kill();
      await instance.start();
    }
    await untilWell(this.ground, this.load, LONGEST_MS);
  }

  private async checked(): Promise<void> {
    await within(LONGEST_MS, 'to answer all customers', this.load.pause());
    await untilCaughtUp(this.load, LONGEST_MS);
    await this.check.run();
    this.load.resume();
  }

  private async end(): Promise<Result> {
    await within(LONGEST_MS, 'to answer all', this.load.end());
    await this.check.run();
    for (const instance of this.ground.instances) await instance.kill();
    await this.check.runAtRest();
    return resultOf(
      'final check',
      'of all',
      { after: this.load.book.tally() },
      this.findings.take(),
    );
  }
}
