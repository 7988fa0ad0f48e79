import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { databases } from '../support/databases.js';
import { connect } from '../support/server-connection.js';

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
