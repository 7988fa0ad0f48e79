import type { Answer, Connection } from '../connections/connection.js';
import type { Dialect, Fragment } from '../dialects/dialect.js';
import type { Row, SqlSession } from './sql-session.js';

/** One connection. What is deferred costs no round trip of its own where the driver takes scripts. */
export class Session implements SqlSession {
  private deferred: Fragment[] = [];

  constructor(
    private readonly connection: Connection,
    private readonly dialect: Dialect,
  ) {}

  defer(sql: string, values: readonly unknown[] = []): void {
    this.deferred.push({ sql, values });
  }

  async query(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { records } = await this.send({ sql, values });
    return records ?? [];
  }

  async execute(sql: string, values: readonly unknown[] = []): Promise<number> {
    const { affected } = await this.send({ sql, values });
    return affected ?? 0;
  }

  /** Sends what is deferred, unless it goes with COMMIT. */
  async beforeCommit(): Promise<void> {
    if (this.dialect.takesScripts) return;
    for (const statement of this.deferred.splice(0)) await this.sendOne(statement);
  }

  async commit(): Promise<void> {
    await this.send({ sql: this.dialect.commit, values: [] });
  }

  private async send(last: Fragment): Promise<Answer> {
    const statements = [...this.deferred, last];
    this.deferred = [];
    if (this.dialect.takesScripts && statements.length > 1) return this.sendScript(statements);
    for (const statement of statements.slice(0, -1)) await this.sendOne(statement);
    return this.sendOne(last);
  }

  private sendOne({ sql, values }: Fragment): Promise<Answer> {
    return this.connection.query(this.dialect.placeholders(sql), values);
  }

  /** Answers with the last statement's result. */
  private async sendScript(statements: readonly Fragment[]): Promise<Answer> {
    const script = statements.map(({ sql }) => sql).join(';\n');
    const values = statements.flatMap((statement) => statement.values);
    const { raw } = await this.connection.query(script, values);
    const last = (raw as (Row[] | ResultHeader)[]).at(-1)!;
    return Array.isArray(last) ? { records: last } : { affected: last.affectedRows };
  }
}

interface ResultHeader {
  readonly affectedRows: number;
}
