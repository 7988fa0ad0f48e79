import type { MigrationInterface, QueryRunner } from 'typeorm';
import { execute } from './statement.js';

/** Null until a server of this release has moved the checkpoint. */
export class NoteWhenSubscriptionsMove1763600000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (await runner.hasColumn('subscriptions', 'moved_at')) return;
    const add = (type: string) => `ALTER TABLE subscriptions ADD COLUMN moved_at ${type} NULL`;
    await execute(runner, {
      mysql: add('BIGINT'),
      postgres: add('BIGINT'),
      sqlite: add('INTEGER'),
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE subscriptions DROP COLUMN moved_at');
  }
}
