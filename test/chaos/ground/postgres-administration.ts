import { BANK, PASSWORD, type Administration } from './administration.js';

const rights = (what: 'writes' | 'all') => (what === 'all' ? 'ALL' : 'INSERT, UPDATE, DELETE');

/** `on` the server as a whole, in the database of its administrator; what is in the bank's own is said so. */
export const postgresAdministration: Administration = {
  async create({ run }) {
    await run(`CREATE ROLE ${BANK} LOGIN PASSWORD '${PASSWORD}'`);
    await run(`CREATE DATABASE ${BANK} OWNER ${BANK}`);
  },

  async endSessions(on, which) {
    const limit = which === 'one' ? 'ORDER BY random() LIMIT 1' : '';
    await on.run(
      `SELECT pg_terminate_backend(pid) FROM
       (SELECT pid FROM pg_stat_activity WHERE usename = '${BANK}' ${limit}) found`,
    );
  },

  revoke: (what) => [`REVOKE ${rights(what)} ON ALL TABLES IN SCHEMA public FROM ${BANK}`],
  grant: (what) => [`GRANT ${rights(what)} ON ALL TABLES IN SCHEMA public TO ${BANK}`],
  setPassword: (password) => [`ALTER ROLE ${BANK} PASSWORD '${password}'`],
  setReadOnly: (on) => [
    `ALTER SYSTEM SET default_transaction_read_only = ${on ? 'on' : 'off'}`,
    'SELECT pg_reload_conf()',
  ],
  limitSessions: (on) => [`ALTER ROLE ${BANK} CONNECTION LIMIT ${on ? 1 : -1}`],
};
