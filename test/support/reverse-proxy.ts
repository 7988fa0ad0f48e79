import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import type { ProxyKind } from './proxy-programs.js';
import { until } from './until.js';

/** A private one, which ends with this process if it is not stopped before. */
export class ReverseProxy {
  private constructor(
    readonly url: string,
    private readonly keeper: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start(kind: ProxyKind, services: readonly [URL, URL]): Promise<ReverseProxy> {
    const folder = mkdtempSync(join(tmpdir(), 'bank-test-proxy-'));
    chmodSync(folder, 0o755);
    const port = await freePort();
    writeFileSync(`${folder}/conf`, kind.configuration(folder, port, services));
    const script = '"$@" </dev/null 3<&- & exec 1>&-; cat <&3 >/dev/null; kill $!; wait $!';
    const keeper = spawn(
      'sh',
      ['-c', `exec 3<&0; ${script}`, 'sh', kind.program!, ...kind.arguments(folder)],
      { stdio: ['pipe', 'ignore', 'ignore'] },
    );
    await until(() => listens(port));
    return new ReverseProxy(`http://127.0.0.1:${port}`, keeper, folder);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.keeper.once('exit', resolve));
    this.keeper.stdin?.end();
    if (this.keeper.exitCode === null) await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
