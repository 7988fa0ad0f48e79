import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databases } from './databases.js';
import { eventually } from './eventually.js';
import { startServer, type ServerProcess } from './server-process.js';
import { type Typed, TypedShell } from './typed-shell.js';

const [from, to] = [databases[0]!, databases[1] ?? databases[0]!];

interface Ready {
  readonly status: string;
  readonly subscriptions: readonly { readonly lag: number }[];
}

/** Whoever goes through the README: a shell, a server, and the two databases that it tells of. */
export class Guide {
  /** What verify or an export has printed last. */
  hash = '';

  private constructor(
    readonly folder: string,
    readonly databaseUrl: string,
    /** Of another kind, where there is one. */
    readonly movedTo: string,
    private readonly shell: TypedShell,
    private running?: ServerProcess,
  ) {}

  static async begin(): Promise<Guide> {
    const folder = await mkdtemp(join(tmpdir(), 'bank-readme-'));
    const [databaseUrl, movedTo] = [await from.createUrl(), await to.createUrl()];
    const shell = new TypedShell(folder, { DATABASE_URL: databaseUrl });
    return new Guide(folder, databaseUrl, movedTo, shell);
  }

  async end(): Promise<void> {
    await this.stop();
    await from.drop(this.databaseUrl);
    await to.drop(this.movedTo);
    await rm(this.folder, { recursive: true });
  }

  get url(): string {
    return this.running!.url;
  }

  /** A command of the README's, with what is another thing here in its place. */
  type(command: string): Promise<Typed> {
    return this.shell.type(
      command
        .replaceAll('localhost:3000', new URL(this.url).host)
        .replaceAll('mysql://user:password@host/bank', `'${this.movedTo}'`)
        .replaceAll(/[a-z]+\.ndjson/g, (file) => `'${join(this.folder, file)}'`)
        .replaceAll(/\b4711:[0-9a-f]{64}/g, () => this.hash),
    );
  }

  /** In place of `npm start`: on a free port. The keys are those of later commands, too. */
  async serve(databaseUrl: string, key: string, previous = ''): Promise<void> {
    await this.stop();
    const { environment } = this.shell;
    Object.assign(environment, { DATA_KEY: key, DATA_KEY_PREVIOUS: previous });
    this.running = await startServer(databaseUrl, {
      LEASE_MS: '1000',
      ...environment,
      DATABASE_URL: databaseUrl,
    });
  }

  async stop(): Promise<void> {
    await this.running?.kill();
  }

  /** All consumers of the log have come to its end. */
  settled(): Promise<void> {
    return eventually(async () => {
      const answer = await fetch(`${this.url}/health/ready`);
      const { status, subscriptions } = (await answer.json()) as Ready;
      expect(status).toBe('up');
      expect(subscriptions.filter(({ lag }) => lag > 0)).toEqual([]);
    });
  }

  /** What is the same whenever it is asked, and of whichever database. */
  async answers(reads: readonly string[]): Promise<object[]> {
    const answers: object[] = [];
    for (const command of reads) {
      const { answered, headers, body } = await this.type(command);
      const { 'log-position': position, etag } = headers;
      answers.push({ command, answered, position, etag, body });
    }
    return answers;
  }
}
