import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unprivilegedUser } from '../../support/database-servers.js';
import type { DatabaseName } from '../../support/databases.js';
import { lastingPort } from '../../support/free-port.js';
import { connect, type ServerConnection } from '../../support/server-connection.js';
import type { ServerProgram } from '../../support/server-programs.js';
import { BANK, PASSWORD, type Administration } from './administration.js';
import { DatabaseProcess } from './database-process.js';
import type { Folder } from './folder.js';
import { mysqlAdministration } from './mysql-administration.js';
import { postgresAdministration } from './postgres-administration.js';

/** A real server with the bank's database, which can be killed, stopped where it is, and started again. */
export class ServerDatabase {
  readonly administration: Administration;
  readonly process: DatabaseProcess;

  private constructor(
    readonly name: DatabaseName,
    command: readonly string[],
    private readonly adminUrl: string,
    readonly folder: Folder,
  ) {
    this.administration = name === 'postgres' ? postgresAdministration : mysqlAdministration;
    const isUp = () => this.asAdministrator(async () => true).catch(() => false);
    const log = join(folder.logs, `${name}.log`);
    this.process = new DatabaseProcess(command, folder.path, log, isUp);
  }

  static async create(
    name: DatabaseName,
    { find, initialise, run, url }: ServerProgram,
    folder: Folder,
  ): Promise<ServerDatabase> {
    const port = await lastingPort();
    const program = find();
    if (program === undefined) throw new Error(`There is no server for ${name} on this machine.`);
    const [file = '', ...args] = initialise(program, folder.path);
    execFileSync(file, args, { ...unprivilegedUser(), stdio: 'ignore', cwd: folder.path });
    if (name === 'postgres') await askForPasswords(folder.path);
    const command = run(program, folder.path, port);
    const database = new ServerDatabase(name, command, url(port), folder);
    await database.process.start();
    await database.asAdministrator((on) => database.administration.create(on));
    return database;
  }

  /** As the bank's user reaches it. */
  get url(): string {
    const { protocol, host } = new URL(this.adminUrl);
    return `${protocol}//${BANK}:${PASSWORD}@${host}/${BANK}`;
  }

  /** As an operator ends it; PostgreSQL's "fast": what sessions have not committed is rolled back. */
  stop(): Promise<void> {
    return this.process.stop(this.name === 'postgres' ? 'INT' : 'TERM');
  }

  /** On a connection of its own, past all proxies. */
  async asAdministrator<T>(work: (connection: ServerConnection) => Promise<T>): Promise<T> {
    const connection = await connect(this.adminUrl);
    return work(connection).finally(() => connection.close().catch(() => undefined));
  }

  /** To the bank's database, as an administrator. */
  connectToBank(): Promise<ServerConnection> {
    return connect(Object.assign(new URL(this.adminUrl), { pathname: BANK }).href);
  }

  /** In the bank's database, as an administrator. */
  async run(statements: readonly string[], on?: ServerConnection): Promise<void> {
    const connection = on ?? (await this.connectToBank());
    try {
      for (const statement of statements) await connection.run(statement);
    } finally {
      if (!on) await connection.close();
    }
  }

  endSessions(which: 'one' | 'all'): Promise<void> {
    return this.asAdministrator((on) => this.administration.endSessions(on, which));
  }

  async close(): Promise<void> {
    this.process.thaw();
    await this.process.kill();
    await this.folder.remove();
  }
}

/** Of the bank's user; the administrator gets in without. */
const askForPasswords = (folder: string) =>
  writeFile(
    join(folder, 'data', 'pg_hba.conf'),
    'host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n',
  );
