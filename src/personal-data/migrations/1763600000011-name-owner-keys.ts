import type { MigrationInterface, QueryRunner } from 'typeorm';
import { execute } from '../../event-sourcing/database/migrations/statement.js';

/** Null for keys that were made before they had names; they are given one when they are to be erased. */
export class NameOwnerKeys1763600000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (await runner.hasColumn('owner_keys', 'key_id')) return;
    const add = (type: string) => `ALTER TABLE owner_keys ADD COLUMN key_id ${type} NULL`;
    await execute(runner, {
      mysql: add('VARCHAR(64)'),
      postgres: add('TEXT COLLATE "C"'),
      sqlite: add('TEXT'),
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE owner_keys DROP COLUMN key_id');
  }
}
