import type { MigrationInterface, QueryRunner } from 'typeorm';
import { execute } from './statement.js';

/** When a deferred event is due again, in microseconds by the database's clock; else 0. */
export class NoteNextTries1763600000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (await runner.hasColumn('parked_events', 'next_try_at')) return;
    const add = (type: string) =>
      `ALTER TABLE parked_events ADD COLUMN next_try_at ${type} NOT NULL DEFAULT 0`;
    await execute(runner, {
      mysql: add('BIGINT'),
      postgres: add('BIGINT'),
      sqlite: add('INTEGER'),
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE parked_events DROP COLUMN next_try_at');
  }
}
