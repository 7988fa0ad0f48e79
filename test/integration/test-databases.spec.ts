import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { provide } from '../support/database-servers.js';
import { databases } from '../support/databases.js';
import { connect } from '../support/server-connection.js';
import { mariadb, mysql, postgres, type ServerProgram } from '../support/server-programs.js';
import { complaintAbout } from '../support/start-servers.js';
import { wantedDatabases } from '../support/wanted-databases.js';

describe.each(databases.map((each) => [each.name, each] as const))(
  'test databases: %s',
  (name, kind) => {
    it('makes a fresh database, and drops it', async () => {
      const [url, other] = await Promise.all([kind.createUrl(), kind.createUrl()]);
      expect(url).not.toBe(other);
      if (name === 'sqlite') {
        expect(existsSync(dirname(url.slice('sqlite:'.length)))).toBe(true);
      } else {
        const connection = await connect(url);
        await connection.run('CREATE TABLE only_here (id INTEGER)');
        await connection.close();
      }
      await Promise.all([kind.drop(url), kind.drop(other)]);
      if (name === 'sqlite') expect(existsSync(dirname(url.slice('sqlite:'.length)))).toBe(false);
      else await expect(connect(url)).rejects.toThrow();
    });
  },
);

describe('a server that can not be had', () => {
  const saved = { ...process.env };
  beforeEach(() => {
    for (const { variable } of [mariadb, mysql, postgres]) delete process.env[variable];
  });
  afterEach(() => void Object.assign(process.env, saved));

  const withProgram = (server: ServerProgram, program?: string) =>
    provide({ ...server, find: () => program });

  it('is left out, with the reason and the way to it', async () => {
    await expect(withProgram(mysql)).resolves.toMatchObject({
      reason: 'MySQL (no server found; set TEST_MYSQL_URL or call npm run mysql:install)',
    });
    await expect(withProgram(mysql, '/bin/false')).resolves.toMatchObject({
      reason: expect.stringMatching(/^MySQL \(\/bin\/false did not start: /) as string,
    });
  });

  it('is a failure in CI, unless it is MySQL, whose suite moves', async () => {
    const one = [(await withProgram(mysql))!, (await withProgram(mysql, '/bin/false'))!];
    expect(complaintAbout(one, { CI: 'true' })).toBeUndefined();
    for (const server of [mariadb, postgres]) {
      const leftOut = [...one, (await withProgram(server))!];
      expect(complaintAbout(leftOut, {})).toBeUndefined();
      const complaint = `With CI=true nothing may be left out: ${server.name} (no server found`;
      expect(complaintAbout(leftOut, { CI: 'true' })).toMatch(complaint);
    }
  });
});

describe('TEST_DATABASES', () => {
  it('names the databases that the tests are for', () => {
    expect(wantedDatabases({})).toEqual(['sqlite', 'mariadb', 'mysql', 'postgres']);
    expect(wantedDatabases({ TEST_DATABASES: 'postgres, sqlite' })).toEqual(['postgres', 'sqlite']);
    expect(() => wantedDatabases({ TEST_DATABASES: 'sqlite,oracle' })).toThrow(
      'TEST_DATABASES must name some of sqlite, mariadb, mysql, postgres, not "oracle".',
    );
  });
});
