import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const MAIN = join(import.meta.dirname, '..', '..', 'dist', 'main.js');

/** The built program in a process of its own, which can be killed. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** The code that it ends with, however it ends; null after a signal. */
  readonly ended: Promise<number | null>;
  /** As a power cut would: it gets no chance to finish anything. */
  kill(): Promise<void>;
  /** As an operator would: gives the code that it ends with. */
  stop(): Promise<number | null>;
  signal(name: NodeJS.Signals): void;
  /** All that it has printed. */
  printed(): string;
}

const running = new Set<ServerProcess>();

/** For the end of a test, also of one that failed midway. */
export async function killServers(): Promise<void> {
  await Promise.all([...running].map((server) => server.kill()));
}

export async function startServer(
  databaseUrl: string,
  environment: Readonly<Record<string, string>> = {},
  script: readonly string[] = [MAIN],
): Promise<ServerProcess> {
  const child = spawn(process.execPath, script, {
    // Where no .env of somebody who works on it is.
    cwd: tmpdir(),
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'info',
      DRAIN_MS: '0',
      DATABASE_URL: databaseUrl,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  let printed = '';
  for (const output of [child.stdout, child.stderr])
    output.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const url = await untilServing(child, () => printed).catch((error: unknown) => {
    // One that is only slow must not go on beside the servers that come after it.
    child.kill('SIGKILL');
    throw error;
  });
  const server: ServerProcess = {
    url,
    pid: child.pid!,
    ended: ended.then(([code]) => code),
    printed: () => printed,
    signal: (name) => void child.kill(name),
    async stop() {
      child.kill('SIGTERM');
      const [code] = await ended;
      running.delete(server);
      return code;
    },
    async kill() {
      running.delete(server);
      child.kill('SIGKILL');
      await ended;
    },
  };
  running.add(server);
  return server;
}

/** The address that it prints when it is ready. */
function untilServing(child: ChildProcess, printed: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const listen = () => {
      const url = /Serving on (http:\/\/[\d.:]+)/.exec(printed())?.[1];
      if (url) resolve(url);
    };
    child.stdout!.on('data', listen);
    child.stderr!.on('data', listen);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${printed()}`)));
  });
}
