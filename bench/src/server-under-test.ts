import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../test/support/free-port.ts';

const STARTS_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 10;
const ENDS_WITHIN_MS = 15_000;

const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** A server in a process of its own, as it would run in production. */
export class ServerUnderTest {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly printed: () => string,
  ) {}

  /** Starts `node <args>`, does `work` once it answers, and stops it. */
  static async run<T>(
    args: readonly string[],
    environment: Readonly<Record<string, string>>,
    work: (server: ServerUnderTest) => Promise<T>,
  ): Promise<T> {
    const server = await ServerUnderTest.start(args, environment);
    try {
      return await work(server);
    } finally {
      await server.stop();
    }
  }

  private static async start(
    args: readonly string[],
    environment: Readonly<Record<string, string>>,
  ): Promise<ServerUnderTest> {
    const port = await freePort();
    const child = spawn(process.execPath, args, {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        LOG_LEVEL: 'warn',
        ROLE: 'all',
        DRAIN_MS: '0',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let printed = '';
    for (const output of [child.stdout, child.stderr])
      output.on('data', (chunk: Buffer) => (printed = (printed + chunk.toString()).slice(-10_000)));
    const server = new ServerUnderTest(`http://127.0.0.1:${port}`, child, () => printed);
    await server.untilAnswering();
    return server;
  }

  /** The most memory that it has had at once, in MiB; undefined where the system does not tell. */
  peakMemory(): number | undefined {
    try {
      const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
      const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
      return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
    } catch {
      return undefined;
    }
  }

  private async stop(): Promise<void> {
    running.delete(this.child);
    if (this.child.exitCode !== null) return this.mustBeFine();
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const killing = setTimeout(() => this.child.kill('SIGKILL'), ENDS_WITHIN_MS);
    await ended;
    clearTimeout(killing);
    this.mustBeFine();
  }

  private mustBeFine(): void {
    const { exitCode, signalCode } = this.child;
    if (exitCode !== 0)
      throw new Error(`A server ended with ${exitCode ?? signalCode}: ${this.printed()}`);
  }

  private async untilAnswering(): Promise<void> {
    const deadline = performance.now() + STARTS_WITHIN_MS;
    while (this.child.exitCode === null && performance.now() < deadline) {
      const answer = await fetch(`${this.url}/openapi.json`).catch(() => undefined);
      if (answer?.ok) return;
      await delay(LOOK_EVERY_MS);
    }
    this.child.kill('SIGKILL');
    throw new Error(`A server did not start: ${this.printed()}`);
  }
}
