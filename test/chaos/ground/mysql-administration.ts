import { BANK, PASSWORD, type Administration } from './administration.js';

const user = `${BANK}@'%'`;
const tables = (what: 'writes' | 'all') =>
  what === 'all' ? `ALL ON ${BANK}.*` : `INSERT, UPDATE, DELETE ON ${BANK}.*`;
const sessions = `SELECT id FROM information_schema.processlist WHERE user = '${BANK}' ORDER BY RAND()`;

export const mysqlAdministration: Administration = {
  async create({ run }) {
    await run(`CREATE DATABASE ${BANK} CHARACTER SET utf8mb4`);
    await run(`CREATE USER ${user} IDENTIFIED BY '${PASSWORD}'`);
    await run(`GRANT ALL ON ${BANK}.* TO ${user}`);
  },

  async endSessions(on, which) {
    const found = await on.query(sessions);
    for (const { id, ID = id } of which === 'one' ? found.slice(0, 1) : found)
      // It may have ended by itself.
      await on.run(`KILL CONNECTION ${ID as number}`).catch(() => undefined);
  },

  revoke: (what) => [`REVOKE ${tables(what)} FROM ${user}`],
  grant: (what) => [`GRANT ${tables(what)} TO ${user}`],
  setPassword: (password) => [`ALTER USER ${user} IDENTIFIED BY '${password}'`],
  setReadOnly: (on) => [`SET GLOBAL read_only = ${on ? 1 : 0}`],
  limitSessions: (on) => [`SET GLOBAL max_connections = ${on ? 10 : 300}`],
};
