import { setTimeout as delay } from 'node:timers/promises';
import { escapeIdentifier } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { driverError } from '../log/stores/sql/dialects/dialect.js';
import { dialectOf } from '../log/stores/sql/dialects/dialects.js';

const LOCK_WAIT_S = 60;

/** Runs the migrations that are due; of several instances that start at once, one after another. */
export async function migrate(dataSource: DataSource): Promise<void> {
  const run = () =>
    whenNotBusy(dataSource, () => dataSource.runMigrations({ transaction: 'each' }));
  if (dataSource.options.type === 'better-sqlite3') await run();
  else
    await underLock(dataSource, async () => {
      await makeSchema(dataSource);
      await run();
    });
}

/** Not IF NOT EXISTS: that asks for the right to make it also where it is there. */
async function makeSchema(dataSource: DataSource): Promise<void> {
  const { options } = dataSource;
  if (options.type !== 'postgres' || options.schema === undefined) return;
  const name = escapeIdentifier(options.schema);
  const [row] = await dataSource.query<[{ exists: boolean }]>(
    'SELECT to_regnamespace($1) IS NOT NULL AS exists',
    [name],
  );
  if (!row.exists) await dataSource.query(`CREATE SCHEMA ${name}`);
}

async function underLock(dataSource: DataSource, work: () => Promise<unknown>): Promise<void> {
  const runner = dataSource.createQueryRunner();
  const lock = dataSource.options.type === 'postgres' ? postgresLock : mysqlLock;
  try {
    await lock.take(runner);
    await work();
    await lock.release(runner);
  } finally {
    await runner.release();
  }
}

const NAME = "CONCAT('event-sourced-bank ', DATABASE())";

const mysqlLock = {
  async take(runner: QueryRunner) {
    const sql = `SELECT GET_LOCK(${NAME}, ${LOCK_WAIT_S}) AS taken`;
    const [row] = (await runner.query(sql)) as [{ taken: number | null }];
    if (Number(row.taken) !== 1)
      throw new Error(`Another instance has been migrating the database for ${LOCK_WAIT_S} s.`);
  },
  release: (runner: QueryRunner) => runner.query(`SELECT RELEASE_LOCK(${NAME})`),
};

const postgresLock = {
  async take(runner: QueryRunner) {
    const [{ lock_timeout: before }] = (await runner.query('SHOW lock_timeout')) as [
      { lock_timeout: string },
    ];
    // The connection's own is for the statements of the log, and shorter.
    await runner.query(`SET lock_timeout = '${LOCK_WAIT_S}s'`);
    await runner.query('SELECT pg_advisory_lock(hashtext($1))', [LOCK]);
    await runner.query(`SET lock_timeout = '${before}'`);
  },
  release: (runner: QueryRunner) => runner.query('SELECT pg_advisory_unlock(hashtext($1))', [LOCK]),
};

const LOCK = 'event-sourced-bank migrations';

/** Each migration can be run twice, so that one that a server's work, or another instance, is in the way of just tries again. */
async function whenNotBusy(dataSource: DataSource, work: () => Promise<unknown>): Promise<void> {
  for (const until = performance.now() + LOCK_WAIT_S * 1_000; ;) {
    try {
      await work();
      return;
    } catch (error) {
      if (!isAnotherAtWork(dataSource, error) || performance.now() > until) throw error;
      await delay(Math.random() * 100);
    }
  }
}

/** TypeORM looks for its table of migrations, then creates it: on SQLite another instance may come between. */
function isAnotherAtWork(dataSource: DataSource, error: unknown): boolean {
  const exists = `table "${dataSource.options.migrationsTableName}" already exists`;
  return dialectOf(dataSource).isTransient(error) || driverError(error).message === exists;
}
