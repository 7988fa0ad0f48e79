import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';
import { freePort } from '../support/free-port.js';
import {
  dockerfile,
  imageEnvironment,
  instructions,
  layImage,
  removeImage,
} from '../support/image.js';
import { documentOf } from '../support/readme.js';
import { killServers, startServer } from '../support/server-process.js';

const root = join(__dirname, '..', '..');

interface Service {
  readonly image?: string;
  readonly environment: Readonly<Record<string, string | number | null>>;
  readonly [setting: string]: unknown;
}
interface Composition {
  readonly services: Readonly<Record<'bank' | 'mysql', Service>>;
}

/** The rows of the tables of a document, by what stands in backquotes in their first cell. */
const rowsOf = (document: string): string[] =>
  documentOf(document)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split(' | ')[0]!);

describe('the image', () => {
  let folder: string;
  let environment: Record<string, string>;

  beforeAll(async () => {
    folder = layImage();
    environment = {
      ...imageEnvironment(),
      TMPDIR: join(folder, 'data'),
      NPM_CONFIG_CACHE: join(folder, 'data', '.npm'),
      HOST: '127.0.0.1',
      PORT: String(await freePort()),
      DATABASE_URL: `sqlite:${join(folder, 'data', 'bank.sqlite')}`,
      DATA_KEY: 'a9'.repeat(31) + '4c',
      DATA_KEY_PREVIOUS: '5b'.repeat(31) + '17',
    };
  });
  afterAll(async () => {
    await killServers();
    removeImage(folder);
  });

  it('has a Dockerfile that a linter finds nothing in', () => {
    expect(validate(dockerfile)).toEqual([]);
  });

  it('is of exact releases, not run by root, with its data in a volume, and a health check', () => {
    for (const [, tag] of dockerfile.matchAll(/^FROM (\S+)/gm))
      expect(tag).toMatch(/^[a-z]+:\d+\.\d+\.\d+-/);
    expect(instructions).toEqual(
      expect.arrayContaining(['USER node', 'VOLUME /app/data', 'CMD ["node", "dist/main.js"]']),
    );
    expect(instructions.join('\n')).toMatch(/^HEALTHCHECK /m);
  });

  it('is made of files that .dockerignore lets through', () => {
    const allowed = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n');
    const copied = [...dockerfile.matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap(([, files]) =>
      files!.split(' '),
    );
    for (const file of copied) expect(allowed).toContain(`!${file}`);
  });

  it('runs what the README names for its operation', async () => {
    const before = filesOf(folder);
    const server = await startServer(environment.DATABASE_URL!, environment, [
      join(folder, 'dist', 'main.js'),
    ]);
    const health = execFile(process.execPath, healthCheck(), {
      env: { ...process.env, ...environment },
    });
    expect(await new Promise((resolve) => health.once('exit', resolve))).toBe(0);

    const [log, other] = [join(folder, 'data', 'log.ndjson'), join(folder, 'data', 'other.sqlite')];
    const runs: [string, Record<string, string>?][] = [
      ['subscriptions'],
      ['parked list'],
      ['parked retry --all'],
      ['rebuild --all'],
      ['rebuild'],
      ['reconcile'],
      ['rotate-data-key'],
      [`export --to ${log}`],
      [`import ${log}`, { DATABASE_URL: `sqlite:${other}` }],
      ['migrate'],
      ['verify'],
    ];
    for (const [command, more] of runs) {
      const { code, output } = await npm(['run', 'bank', '--', ...command.split(' ')], more);
      expect([command, code, output]).toEqual([command, 0, output]);
    }
    const past = new Date(Date.now() - 1_000).toISOString();
    for (const last of [`--as-of ${past}`, '--drop'])
      expect(
        (await npm(['run', 'bank', '--', 'rebuild', 'account_overview', ...last.split(' ')])).code,
      ).toBe(0);
    const retried = ['parked retry', 'parked discard'];
    const tried = [...runs.map(([command]) => command), ...retried, 'rebuild <', 'export ['];
    for (const row of rowsOf('docs/operation.md')) {
      const [name = ''] = /(?<=`)[a-z-]+( (list|retry|discard))?/.exec(row) ?? [];
      expect([row, tried.some((command) => command.startsWith(name))]).toEqual([row, true]);
    }
    await server.stop();
    // The root of its files may be read-only.
    expect(filesOf(folder)).toEqual(before);
  });

  it('tells in its demo a transfer with both sides', async () => {
    const { code, output } = await npm(['run', 'demo']);
    expect([code, output]).toEqual([0, output]);
    expect(output).toMatch(/^ +Ada +-800\.00, leaves 1,580\.00 +\(position \d+\)$/m);
    expect(output).toMatch(/^ +Bob +\+800\.00, leaves 840\.00 +\(position \d+\)$/m);
  });

  const npm = (args: string[], more: Record<string, string> = {}) =>
    new Promise<{ code: number | null; output: string }>((resolve) => {
      const PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
      const env = { ...process.env, ...environment, ...more, PATH };
      const child = execFile('npm', args, { cwd: folder, env }, (_, out, err) =>
        resolve({ code: child.exitCode, output: out + err }),
      );
    });
});

/** All but what is in the volume. */
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => !/^(data|node_modules)\//.test(file))
    .sort();

function healthCheck(): string[] {
  const [, command] = /^HEALTHCHECK .*? CMD (\[.*\])$/m.exec(instructions.join('\n')) ?? [];
  return (JSON.parse(command!) as string[]).slice(1);
}

describe('docker-compose.yml', () => {
  const file = join(root, 'docker-compose.yml');
  const password = 'p#@/:%w';
  const given: Record<string, string> = { MYSQL_PASSWORD: password, LOG_LEVEL: 'warn' };
  const composition = composed();
  const { bank, mysql } = composition.services;

  it('passes every variable of the README', () => {
    const variables = rowsOf('docs/configuration.md').flatMap((cell) =>
      Array.from(cell.matchAll(/`([A-Z_]+)`/g), ([, name]) => name!),
    );
    expect(variables.length).toBeGreaterThan(25);
    expect(Object.keys(bank.environment)).toEqual(expect.arrayContaining(variables));
    expect(bank.environment.LOG_LEVEL).toBe('warn');
  });

  it('takes a password with any characters', () => {
    expect(bank.environment.DATABASE_PASSWORD).toBe(password);
    expect(mysql.environment.MYSQL_PASSWORD).toBe(password);
    expect(bank.environment.DATABASE_URL).not.toContain(password);
  });

  it('keeps what it has in volumes, and gives the bank no right that it does not need', () => {
    expect(bank).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      tmpfs: ['/tmp'],
    });
    expect(JSON.stringify([bank.volumes, mysql.volumes])).toMatch(/bank-data.*mysql-data/);
    expect(mysql.image).toMatch(/:\d+\.\d+\.\d+$/);
    expect(mysql).toHaveProperty('healthcheck.test');
  });

  /** By the client of Docker Compose that there is; without one, as it stands. */
  function composed(): Composition {
    const clients = [['docker-compose'], ['docker', 'compose']];
    const client = clients.find(
      ([program, ...words]) => spawnSync(program!, [...words, 'version']).status === 0,
    );
    if (client) {
      const [program, ...words] = client;
      const env = { ...process.env, ...given };
      const args = [...words, '-f', file, 'config'];
      return parse(execFileSync(program!, args, { env, encoding: 'utf8' })) as Composition;
    }
    const text = readFileSync(file, 'utf8').replace(/\$\{(\w+):-(.*?)\}/g, (_, name, otherwise) =>
      JSON.stringify(given[name as string] ?? otherwise).slice(1, -1),
    );
    const found = parse(text) as Composition;
    const { environment } = found.services.bank;
    return {
      services: {
        ...found.services,
        bank: {
          ...found.services.bank,
          environment: Object.fromEntries(
            Object.entries(environment).map(([name, value]) => [
              name,
              value ?? given[name] ?? null,
            ]),
          ),
        },
      },
    };
  }
});
