import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { unprivilegedUser } from '../../support/database-servers.js';
import type { DatabaseName } from '../../support/databases.js';
import { lastingPort } from '../../support/free-port.js';
import { connect, type ServerConnection } from '../../support/server-connection.js';
import type { ServerProgram } from '../../support/server-programs.js';
import { BANK, PASSWORD, type Administration } from './administration.js';
import type { Folder } from './folder.js';
import { whenWeEnd } from './end-with-us.js';
import { mysqlAdministration } from './mysql-administration.js';
import { postgresAdministration } from './postgres-administration.js';

const STARTS_WITHIN_MS = 120_000;
/** For the server to finish what it does, before it is not asked any more. */
const STOPS_WITHIN_MS = 30_000;

/** A real server with the bank's database, which can be killed, stopped where it is, and started again. */
export class ServerDatabase {
  readonly administration: Administration;
  private server: ChildProcess | undefined;
  private takeBack: (() => void) | undefined;

  private constructor(
    readonly name: DatabaseName,
    private readonly command: readonly string[],
    private readonly adminUrl: string,
    readonly folder: Folder,
  ) {
    this.administration = name === 'postgres' ? postgresAdministration : mysqlAdministration;
  }

  static async create(
    name: DatabaseName,
    { initialise, run, url, ...program }: ServerProgram,
    folder: Folder,
  ): Promise<ServerDatabase> {
    const port = await lastingPort();
    const path = program.find();
    if (path === undefined) throw new Error(`There is no server for ${name} on this machine.`);
    const [file = '', ...args] = initialise(path, folder.path);
    execFileSync(file, args, { ...unprivilegedUser(), stdio: 'ignore', cwd: folder.path });
    if (name === 'postgres') await askForPasswords(folder.path);
    const command = run(path, folder.path, port);
    const database = new ServerDatabase(name, command, url(port), folder);
    await database.start();
    await database.asAdministrator(({ run }) => database.administration.create(run));
    return database;
  }

  /** As the bank's user reaches it. */
  get url(): string {
    const { protocol, host } = new URL(this.adminUrl);
    return `${protocol}//${BANK}:${PASSWORD}@${host}/${BANK}`;
  }

  async start(): Promise<void> {
    const [file = '', ...args] = this.command;
    for (const deadline = Date.now() + STARTS_WITHIN_MS; ;) {
      const log = openSync(join(this.folder.logs, `${this.name}.log`), 'a');
      this.server = spawn(file, args, {
        cwd: this.folder.path,
        stdio: ['ignore', log, log],
        detached: true,
        ...unprivilegedUser(),
      });
      closeSync(log);
      this.takeBack = whenWeEnd(`kill -KILL ${this.server.pid}`);
      if (await this.isUp(deadline)) return;
      if (Date.now() > deadline) throw new Error(`${this.name} did not start: see its log.`);
      // What a killed server has left may stand in its way for a moment.
      this.ended();
      await delay(200);
    }
  }

  /** As a power cut would, all its processes at once. */
  async kill(): Promise<void> {
    await this.end('KILL');
  }

  /** As an operator would. */
  async stop(): Promise<void> {
    const killing = setTimeout(() => this.signal('KILL'), STOPS_WITHIN_MS);
    // PostgreSQL's "fast": sessions are ended, and what they have not committed is rolled back.
    await this.end(this.name === 'postgres' ? 'INT' : 'TERM');
    clearTimeout(killing);
  }

  freeze(): void {
    this.signal('STOP');
  }

  thaw(): void {
    this.signal('CONT');
  }

  /** On a connection of its own, past all proxies; in the bank's database if it is asked for. */
  async asAdministrator<T>(
    work: (connection: ServerConnection) => Promise<T>,
    inBank = false,
  ): Promise<T> {
    const connection = await this.connect(inBank);
    return work(connection).finally(() => connection.close().catch(() => undefined));
  }

  connect(inBank: boolean): Promise<ServerConnection> {
    const inBanks = () => Object.assign(new URL(this.adminUrl), { pathname: BANK }).href;
    return connect(inBank ? inBanks() : this.adminUrl);
  }

  async run(statements: readonly string[], inBank = true): Promise<void> {
    await this.asAdministrator(async ({ run }) => {
      for (const statement of statements) await run(statement);
    }, inBank);
  }

  async close(): Promise<void> {
    this.thaw();
    await this.kill();
    await this.folder.remove();
  }

  private async isUp(deadline: number): Promise<boolean> {
    while (this.server?.exitCode === null && this.server.signalCode === null) {
      const connection = await this.connect(false).catch(() => undefined);
      if (connection) return connection.close().then(() => true);
      if (Date.now() > deadline) return false;
      await delay(50);
    }
    return false;
  }

  private async end(signal: 'KILL' | 'INT' | 'TERM'): Promise<void> {
    const { server } = this;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    this.signal(signal);
    await ended;
    this.ended();
  }

  private ended(): void {
    this.takeBack?.();
    this.takeBack = undefined;
  }

  /** An orderly end is asked of the server alone, anything else of all its processes. */
  private signal(signal: 'KILL' | 'INT' | 'TERM' | 'STOP' | 'CONT'): void {
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

/** Of the bank's user; the administrator gets in without. */
const askForPasswords = (folder: string) =>
  writeFile(
    join(folder, 'data', 'pg_hba.conf'),
    'host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n',
  );
