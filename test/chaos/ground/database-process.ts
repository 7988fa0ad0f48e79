import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { unprivilegedUser } from '../../support/database-servers.js';
import { whenWeEnd } from './end-with-us.js';

const STARTS_WITHIN_MS = 120_000;
/** For the server to finish what it does, before it is not asked any more. */
const STOPS_WITHIN_MS = 30_000;

type Signal = 'KILL' | 'INT' | 'TERM' | 'STOP' | 'CONT';

/** The process of a database server, and those that it has for its sessions. */
export class DatabaseProcess {
  private server: ChildProcess | undefined;
  private takeBack: (() => void) | undefined;

  constructor(
    private readonly command: readonly string[],
    private readonly folder: string,
    private readonly log: string,
    /** Whether it takes connections. */
    private readonly isUp: () => Promise<boolean>,
  ) {}

  async start(): Promise<void> {
    for (const deadline = Date.now() + STARTS_WITHIN_MS; ; await delay(200)) {
      this.spawn();
      if (await this.comesUp(deadline)) return;
      // What a killed server has left may stand in its way for a moment.
      this.takeBack?.();
      if (Date.now() > deadline) throw new Error(`The server did not start: see ${this.log}`);
    }
  }

  async startIfEnded(): Promise<void> {
    if (!this.isRunning) await this.start();
  }

  /** As a power cut would, all its processes at once. */
  kill(): Promise<void> {
    return this.end('KILL');
  }

  /** As an operator would. */
  async stop(signal: 'INT' | 'TERM'): Promise<void> {
    const killing = setTimeout(() => this.signal('KILL'), STOPS_WITHIN_MS);
    await this.end(signal);
    clearTimeout(killing);
  }

  freeze(): void {
    this.signal('STOP');
  }

  thaw(): void {
    this.signal('CONT');
  }

  private get isRunning(): boolean {
    return this.server?.exitCode === null && this.server.signalCode === null;
  }

  private spawn(): void {
    const [file = '', ...args] = this.command;
    const log = openSync(this.log, 'a');
    this.server = spawn(file, args, {
      cwd: this.folder,
      stdio: ['ignore', log, log],
      detached: true,
      ...unprivilegedUser(),
    });
    closeSync(log);
    this.takeBack = whenWeEnd(`kill -KILL ${this.server.pid}`);
  }

  private async comesUp(deadline: number): Promise<boolean> {
    while (this.isRunning && Date.now() < deadline) {
      if (await this.isUp()) return true;
      await delay(50);
    }
    return false;
  }

  private async end(signal: Signal): Promise<void> {
    if (!this.isRunning) return;
    const ended = once(this.server!, 'exit');
    this.signal(signal);
    await ended;
    this.takeBack?.();
  }

  /** An orderly end is asked of the server alone, anything else of all its processes. */
  private signal(signal: Signal): void {
    const pid = this.server?.pid;
    if (pid === undefined) return;
    const children = signal === 'INT' || signal === 'TERM' ? [] : childrenOf(pid);
    for (const each of [pid, ...children])
      try {
        process.kill(each, `SIG${signal}`);
      } catch {
        // It has ended.
      }
  }
}

/** PostgreSQL has a process for each session. */
function childrenOf(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return children === '' ? [] : children.split(' ').map(Number);
  } catch {
    return [];
  }
}
