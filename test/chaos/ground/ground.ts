import type { DatabaseName } from '../../support/databases.js';
import { mariadb, mysql, postgres, type ServerProgram } from '../../support/server-programs.js';
import { TcpProxy } from '../../support/tcp-proxy.js';
import { BankInstance } from './bank-instance.js';
import { CpuWaits } from './cpu-waits.js';
import { Folder } from './folder.js';
import { ServerDatabase } from './server-database.js';
import { SqliteDatabase } from './sqlite-database.js';

const programs: Readonly<Record<Exclude<DatabaseName, 'sqlite'>, ServerProgram>> = {
  mariadb,
  mysql,
  postgres,
};

/** The databases that can be had on this machine. */
export const databaseNames: readonly DatabaseName[] = [
  'sqlite',
  ...(['mariadb', 'mysql', 'postgres'] as const).filter(
    (name) => programs[name].find() !== undefined,
  ),
];

/** A bank of two processes on a database of its own, each behind a proxy if there is a network between. */
export class Ground {
  readonly own = new CpuWaits();

  private constructor(
    readonly name: DatabaseName,
    private readonly database: ServerDatabase | SqliteDatabase,
    readonly instances: readonly BankInstance[],
    readonly proxies: readonly TcpProxy[],
  ) {}

  static async create(name: DatabaseName, logs: string, smallDisk: boolean): Promise<Ground> {
    const folder = Folder.create(logs, smallDisk && name !== 'postgres');
    const database =
      name === 'sqlite'
        ? new SqliteDatabase(folder)
        : await ServerDatabase.create(name, programs[name], folder);
    const proxies: TcpProxy[] = [];
    const instances: BankInstance[] = [];
    for (const each of ['A', 'B']) {
      const proxy = name === 'sqlite' ? undefined : await TcpProxy.to(database.url);
      if (proxy) proxies.push(proxy);
      const url = proxy?.databaseUrl ?? database.url;
      instances.push(await BankInstance.create(each, url, logs));
    }
    const ground = new Ground(name, database, instances, proxies);
    // One after the other: the first one makes the tables.
    for (const instance of instances) await instance.start();
    return ground;
  }

  /** Past all proxies. */
  get databaseUrl(): string {
    return this.database.url;
  }

  get folder(): Folder {
    return this.database.folder;
  }

  get server(): ServerDatabase {
    if (this.database instanceof ServerDatabase) return this.database;
    throw new Error(`${this.name} is no server.`);
  }

  get file(): SqliteDatabase {
    if (this.database instanceof SqliteDatabase) return this.database;
    throw new Error(`${this.name} is no file.`);
  }

  async close(): Promise<void> {
    for (const instance of this.instances) {
      instance.waits.stop();
      await instance.kill();
    }
    this.own.stop();
    await Promise.all(this.proxies.map((proxy) => proxy.close()));
    await this.database.close();
  }
}
