import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopDatabaseServers } from '../../test/support/database-servers.ts';
import type { Contender } from './contenders.ts';
import { startDatabases, type DatabaseName, type Databases } from './databases.ts';
import type { Form } from './forms.ts';
import { accountIds, openAccounts, writeIds } from './load/accounts.ts';
import { untilSettled } from './settling.ts';

/** Where a run takes place: its databases, its files, and how long it may take. */
export class Field {
  private readonly prepared = new Map<string, Promise<string>>();
  private readonly urls: { database: DatabaseName; url: string }[] = [];

  private constructor(
    readonly form: Form,
    readonly databases: Databases,
    private readonly folder: string,
  ) {}

  static async open(form: Form): Promise<Field> {
    const folder = await mkdtemp(join(tmpdir(), 'bank-bench-'));
    return new Field(form, await startDatabases(), folder);
  }

  /** A file with the ids of the accounts from number `from` on. */
  async idsFile(count: number, from = 0): Promise<string> {
    const file = join(this.folder, `accounts-${from}-${count}`);
    await writeIds(file, accountIds(from + count).slice(from));
    return file;
  }

  /** A fresh, empty database. */
  async createUrl(database: DatabaseName): Promise<string> {
    const url = await this.databases[database].createUrl();
    this.urls.push({ database, url });
    return url;
  }

  /** The contender's database with as many accounts, each with `balance`; the same one each time. */
  withAccounts(contender: Contender, count: number, balance = 0): Promise<string> {
    const key = `${contender.name} ${count} ${balance}`;
    const url = this.prepared.get(key) ?? this.prepare(contender, count, balance);
    this.prepared.set(key, url);
    return url;
  }

  /** Drops what there is, as no later case needs it. */
  async clear(): Promise<void> {
    this.prepared.clear();
    for (const { database, url } of this.urls.splice(0)) await this.databases[database].drop(url);
  }

  async close(): Promise<void> {
    await this.clear();
    await stopDatabaseServers();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async prepare(contender: Contender, count: number, balance: number): Promise<string> {
    if (!contender.database) return '';
    const databaseUrl = await this.createUrl(contender.database);
    const server = await contender.start(databaseUrl);
    try {
      await openAccounts(server.url, accountIds(count), balance);
      if (contender.settles) await untilSettled(server.url);
    } finally {
      await server.stop();
    }
    return databaseUrl;
  }
}
