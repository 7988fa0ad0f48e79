import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopDatabaseServers } from '../../test/support/database-servers.ts';
import type { Contender } from './contenders.ts';
import { startDatabases, type DatabaseName, type Databases } from './databases.ts';
import type { Form } from './forms.ts';
import { accountIds, writeIds } from './load/accounts.ts';

/** How many accounts there are, and how many deposits have been made into them in turn. */
export interface Ground {
  readonly accounts: number;
  readonly deposits: number;
}

/** Where a run takes place: its databases, its files, and how long it may take. */
export class Field {
  private readonly prepared = new Map<string, Promise<string>>();
  private readonly urls: { database: DatabaseName; url: string }[] = [];

  private readonly started = performance.now();

  private constructor(
    readonly form: Form,
    readonly databases: Databases,
    private readonly folder: string,
  ) {}

  static async open(form: Form): Promise<Field> {
    const folder = await mkdtemp(join(tmpdir(), 'bank-bench-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const databases = await startDatabases();
    // SQLite files too go when the run ends, however it ends.
    process.env.TMPDIR = folder;
    return new Field(form, databases, folder);
  }

  /** Whether there is time for more than is needed. */
  get hasTime(): boolean {
    return performance.now() - this.started < this.form.minutes * 60_000;
  }

  /** A file with the ids of `count` accounts, from number `from` on. */
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

  /** The contender's database on this ground: made once a case, then the same one each time. */
  async urlFor(contender: Contender, ground: Ground): Promise<string> {
    if (!contender.database) return '';
    const key = `${contender.name} ${ground.accounts} ${ground.deposits}`;
    const url = this.prepared.get(key) ?? this.prepare(contender, contender.database, ground);
    this.prepared.set(key, url);
    return url;
  }

  /** Drops all databases, as no later case needs them. */
  async clear(): Promise<void> {
    this.prepared.clear();
    for (const { database, url } of this.urls.splice(0)) await this.databases[database].drop(url);
  }

  async close(): Promise<void> {
    await this.clear();
    await stopDatabaseServers();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async prepare(contender: Contender, database: DatabaseName, ground: Ground) {
    const databaseUrl = await this.createUrl(database);
    const { accounts, deposits } = ground;
    await contender.seed(databaseUrl, { ids: accountIds(accounts), deposits });
    return databaseUrl;
  }
}
