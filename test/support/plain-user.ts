import { randomBytes } from 'node:crypto';
import type { DatabaseName } from './databases.js';
import { connect } from './server-connection.js';

/** A user of a database server that owns one database, as a bank's would, and can be given trouble. */
export interface PlainUser {
  readonly databaseUrl: string;
  /** Takes away, or gives back, what the user may do. Ends its sessions, so that it counts at once. */
  mayDoNothing(): Promise<void>;
  mayDoAll(): Promise<void>;
  /** Has the user's inserts into `events` fail, and nothing else. */
  mayAppendNothing(): Promise<void>;
  mayAppend(): Promise<void>;
  /** Lets the user in no more, or again. Ends its sessions. */
  isLockedOut(): Promise<void>;
  isLetIn(): Promise<void>;
  drop(): Promise<void>;
}

interface Words {
  readonly create: readonly string[];
  readonly mayDoNothing: readonly string[];
  readonly mayDoAll: readonly string[];
  readonly mayAppendNothing: readonly string[];
  readonly mayAppend: readonly string[];
  readonly isLockedOut: readonly string[];
  readonly isLetIn: readonly string[];
  /** Selects statements that end the user's sessions. */
  readonly sessions: string;
  readonly end: (row: Record<string, unknown>) => string;
  readonly drop: readonly string[];
}

const PASSWORD = 'secret';

const mysqlWords = (user: string, database: string): Words => ({
  create: [`CREATE USER '${user}'@'%' IDENTIFIED BY '${PASSWORD}'`],
  mayDoNothing: [`REVOKE ALL PRIVILEGES ON ${database}.* FROM '${user}'@'%'`],
  mayDoAll: [`GRANT ALL PRIVILEGES ON ${database}.* TO '${user}'@'%'`],
  mayAppendNothing: [
    `CREATE TRIGGER refuse BEFORE INSERT ON events FOR EACH ROW
       IF USER() LIKE '${user}@%' THEN SIGNAL SQLSTATE '45000'; END IF`,
  ],
  mayAppend: ['DROP TRIGGER refuse'],
  isLockedOut: [`ALTER USER '${user}'@'%' IDENTIFIED BY 'another'`],
  isLetIn: [`ALTER USER '${user}'@'%' IDENTIFIED BY '${PASSWORD}'`],
  sessions: `SELECT id FROM information_schema.processlist WHERE user = '${user}'`,
  end: (row) => `KILL CONNECTION ${String(row.id ?? row.ID)}`,
  drop: [`DROP USER '${user}'@'%'`],
});

const postgresWords = (user: string, database: string): Words => ({
  create: [
    `CREATE ROLE ${user} LOGIN PASSWORD '${PASSWORD}'`,
    `GRANT CREATE ON DATABASE ${database} TO ${user}`,
    `GRANT CREATE ON SCHEMA public TO ${user}`,
  ],
  mayDoNothing: [`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${user}`],
  mayDoAll: [`GRANT ALL ON ALL TABLES IN SCHEMA public TO ${user}`],
  mayAppendNothing: [
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF session_user = '${user}' THEN RAISE EXCEPTION 'refused'; END IF; RETURN NEW; END $$`,
    'CREATE TRIGGER refuse BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION refuse()',
  ],
  mayAppend: ['DROP TRIGGER refuse ON events', 'DROP FUNCTION refuse'],
  isLockedOut: [`ALTER ROLE ${user} NOLOGIN`],
  isLetIn: [`ALTER ROLE ${user} LOGIN`],
  sessions: `SELECT pid FROM pg_stat_activity WHERE usename = '${user}'`,
  end: (row) => `SELECT pg_terminate_backend(${String(row.pid)})`,
  drop: [`DROP OWNED BY ${user}`, `DROP ROLE ${user}`],
});

/** @param url of a database, as its administrator. */
export async function createPlainUser(
  name: DatabaseName,
  url: string,
  user = `plain_${randomBytes(4).toString('hex')}`,
): Promise<PlainUser> {
  const database = new URL(url).pathname.slice(1);
  const words = (name === 'postgres' ? postgresWords : mysqlWords)(user, database);
  const run = async (statements: readonly string[], endSessions = false) => {
    const admin = await connect(url);
    try {
      for (const sql of statements) await admin.run(sql);
      if (endSessions)
        for (const row of await admin.query(words.sessions))
          await admin.run(words.end(row)).catch(() => undefined);
    } finally {
      await admin.close();
    }
  };
  await run([...words.create, ...words.mayDoAll]);
  return {
    databaseUrl: Object.assign(new URL(url), { username: user, password: PASSWORD }).href,
    mayDoNothing: () => run(words.mayDoNothing, true),
    mayDoAll: () => run(words.mayDoAll),
    mayAppendNothing: () => run(words.mayAppendNothing),
    mayAppend: () => run(words.mayAppend),
    isLockedOut: () => run(words.isLockedOut, true),
    isLetIn: () => run(words.isLetIn),
    drop: () => run(words.drop),
  };
}
