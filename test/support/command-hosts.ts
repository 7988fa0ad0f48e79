import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROGRESS, type CommandResult } from './bank-command.js';

const host = join(import.meta.dirname, 'command-host.mjs');
export const EXTENDED_BANK = join(import.meta.dirname, 'extended-bank.mjs');

type Answer = CommandResult & { readonly hasEnded: boolean };

/**
 * Processes that carry out commands one after another: nearly all of what a command costs is the loading of the
 * program. As many are started as there are commands at a time; all are ended after the tests of the file.
 */
class CommandHosts {
  private readonly idle: ChildProcess[] = [];
  private readonly all = new Set<ChildProcess>();

  /** @param script that is run, with its arguments. */
  constructor(private readonly script: readonly [string, ...string[]]) {
    afterAll(() => this.end());
  }

  async run(databaseUrl: string, args: readonly string[]): Promise<CommandResult> {
    const host = this.idle.pop() ?? (await this.start());
    host.send({ args, env: { ...process.env, DATABASE_URL: databaseUrl } });
    const { hasEnded, stderr, ...result } = await answerOf(host);
    if (!hasEnded) this.idle.push(host);
    return { ...result, stderr: stderr.replaceAll(PROGRESS, '') };
  }

  private async start(): Promise<ChildProcess> {
    const [file, ...args] = this.script;
    // Where no .env of somebody who works on it is.
    const host = fork(file, args, { cwd: tmpdir(), execArgv: [] });
    this.all.add(host);
    host.once('exit', () => this.all.delete(host));
    await once(host, 'message');
    return host;
  }

  private end(): void {
    for (const host of this.all) host.kill('SIGKILL');
  }
}

function answerOf(host: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const died = (code: number | null) =>
      reject(new Error(`The process of a command has ended with ${code}, and no answer.`));
    host.once('exit', died);
    host.once('message', (answer) => {
      host.off('exit', died);
      resolve(answer as Answer);
    });
  });
}

const ofBank = new CommandHosts([host]);
const ofExtendedBank = new CommandHosts([EXTENDED_BANK, '../test/support/command-host.mjs']);

/** Carries a command of the operator out, in a process that carries out others as well. */
export const bankCommand = (databaseUrl: string, ...args: readonly string[]) =>
  ofBank.run(databaseUrl, args);

/** The same, of the bank with one more module: see there. */
export const extendedCommand = (databaseUrl: string, ...args: readonly string[]) =>
  ofExtendedBank.run(databaseUrl, args);
