import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chown, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { LONGEST_MS } from './longest.ts';
import { connect } from './server-connection.ts';
import { serverPrograms, type ServerProgram } from './server-programs.ts';
import { wantedDatabases } from './wanted-databases.ts';

/**
 * Keeps a server until the standard input ends: when the tests close it, or when they are killed.
 * Then nothing of the server remains, neither process nor folder.
 */
const keep = (folder: string, initialise: string, run: string, stopSignal: string) => `
  exec 3<&0 4>&2 2>/dev/null
  ${initialise} </dev/null >log 2>&1 3<&- && {
    ${run} </dev/null >log 2>&1 3<&- & server=$!
    (cat <&3 >/dev/null; while kill -${stopSignal} $server; do sleep 1; done) &
    wait $server
  }
  tail -n 20 log >&4; cd /; rm -rf ${folder}`;

const keepers: ChildProcess[] = [];

/** A kind of server that could not be had, and why. */
export interface LeftOut {
  readonly isOptional: boolean;
  readonly reason: string;
}

/** Puts the URL of a server of each kind into the environment; answers which could not be had. */
export async function startDatabaseServers(): Promise<LeftOut[]> {
  const wanted = wantedDatabases(process.env);
  const names = ['mariadb', 'mysql', 'postgres'] as const;
  const leftOut = await Promise.all(
    names.map(async (name) => {
      const server = serverPrograms[name];
      return wanted.includes(name) ? provide(server) : notWanted(server.name);
    }),
  );
  return leftOut.filter((each) => each !== undefined);
}

const notWanted = (name: string): LeftOut => ({
  isOptional: false,
  reason: `${name} (TEST_DATABASES does not name it)`,
});

export async function stopDatabaseServers(): Promise<void> {
  await Promise.all(
    keepers.splice(0).map(async (keeper) => {
      const ended = new Promise((resolve) => keeper.once('exit', resolve));
      keeper.stdin?.end();
      if (keeper.exitCode === null) await ended;
    }),
  );
}

/** Puts the URL of a server of this kind into the environment, unless there is one already. */
export async function provide(server: ServerProgram): Promise<LeftOut | undefined> {
  const { name, variable, howToGet, isOptional = false } = server;
  if (process.env[variable]) return undefined;
  const leftOut = (why: string) => ({ isOptional, reason: `${name} (${why})` });
  const program = server.find();
  if (!program) return leftOut(`no server found; set ${variable} or ${howToGet}`);
  try {
    process.env[variable] = await startPrivately(server, program);
    return undefined;
  } catch (error) {
    const complaint = (error as Error).message.replaceAll(/\s+/g, ' ');
    return leftOut(`${program} did not start: ${complaint}`);
  }
}

/** Somebody else may take its port before it does. */
const TRIES = 3;

type Startable = Pick<ServerProgram, 'initialise' | 'run' | 'stopSignal' | 'url'>;

/** Starts a server of its own, with more `settings` on its command line; answers its URL. */
export async function startPrivately(
  server: Startable,
  program: string,
  settings: readonly string[] = [],
): Promise<string> {
  for (let tries = 1; ; tries++) {
    try {
      return await tryToStart(server, program, settings);
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

async function tryToStart(
  server: Startable,
  program: string,
  settings: readonly string[],
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bank-test-server-'));
  const user = unprivilegedUser();
  if (user) await chown(folder, user.uid, user.gid);
  const port = await freePort();
  const commands = [
    server.initialise(program, folder),
    [...server.run(program, folder, port), ...settings],
  ];
  const [initialise = '', run = ''] = commands.map((command) => command.map(quote).join(' '));
  const keeper = spawn('sh', ['-c', keep(quote(folder), initialise, run, server.stopSignal)], {
    cwd: folder,
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
    ...user,
  });
  keepers.push(keeper);
  await untilReady(keeper, server.url(port));
  return server.url(port);
}

async function untilReady(keeper: ChildProcess, url: string): Promise<void> {
  let complaint = '';
  keeper.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const deadline = Date.now() + LONGEST_MS;
  while (keeper.exitCode === null && Date.now() < deadline) {
    const connection = await connect(url).catch(() => undefined);
    if (connection) return connection.close();
    await sleep(100);
  }
  throw new Error(complaint.trim() || `not ready after ${LONGEST_MS / 1000} s`);
}

/** Database servers refuse to run as root. */
export function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (option: string) => Number(execFileSync('id', [option, 'nobody']));
  return { uid: id('-u'), gid: id('-g') };
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
