import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastingPort } from '../../support/free-port.js';
import { startServer, type ServerProcess } from '../../support/server-process.js';
import { CpuWaits } from './cpu-waits.js';
import { whenWeEnd } from './end-with-us.js';
import { Intervals } from './intervals.js';

/** One of the processes that serve the bank, always at the same address. */
export class BankInstance {
  /** When it could not answer, since it was stopped where it was. */
  readonly frozen = new Intervals();
  /** When it was not there, or had been told to go, or had not yet said that it serves. */
  readonly away = new Intervals();
  readonly waits = new CpuWaits(() => this.process?.pid);
  onEndedByItself: ((code: number | null, lastWords: string) => void) | undefined;
  private process: ServerProcess | undefined;
  private isToEnd = false;
  private takeBack: (() => void) | undefined;

  private constructor(
    readonly name: string,
    private readonly databaseUrl: string,
    private readonly port: number,
    private readonly logs: string,
  ) {
    this.away.begin();
  }

  static async create(name: string, databaseUrl: string, logs: string): Promise<BankInstance> {
    return new BankInstance(name, databaseUrl, await lastingPort(), logs);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get isRunning(): boolean {
    return this.process !== undefined;
  }

  async start(): Promise<void> {
    const process = await startServer(this.databaseUrl, { PORT: String(this.port) });
    this.process = process;
    this.isToEnd = false;
    this.takeBack = whenWeEnd(`kill -KILL ${process.pid}`);
    this.away.end();
    void process.ended.then((code) => {
      if (this.process !== process || this.isToEnd) return;
      this.away.begin();
      this.keep(`ended by itself, with ${code}`);
      this.onEndedByItself?.(code, process.printed().slice(-1_000));
    });
  }

  async kill(): Promise<void> {
    this.away.begin();
    this.isToEnd = true;
    await this.process?.kill();
    this.frozen.end();
    this.keep('killed');
  }

  /** Answers the code that it ends with. */
  async stop(): Promise<number | null | undefined> {
    this.away.begin();
    this.isToEnd = true;
    const code = await this.process?.stop();
    this.keep(`ended with ${code}`);
    return code;
  }

  freeze(): void {
    this.frozen.begin();
    this.process?.signal('SIGSTOP');
  }

  thaw(): void {
    this.process?.signal('SIGCONT');
    this.frozen.end();
  }

  /** Milliseconds between two times that it had no chance to use. */
  excused(from: number, to: number): number {
    return this.frozen.within(from, to) + this.waits.within(from, to);
  }

  /** Keeps what it has printed. */
  keep(how: string): void {
    this.takeBack?.();
    this.takeBack = undefined;
    const { process } = this;
    this.process = undefined;
    if (!process) return;
    const end = `[chaos] ${new Date().toISOString()} ${how}\n`;
    appendFileSync(join(this.logs, `bank-${this.name}.log`), process.printed() + end);
  }
}
