import type { MigrationInterface, QueryRunner } from 'typeorm';
import { execute } from '../../event-sourcing/database/migrations/statement.js';

export class CreateOwnerKeys1763600000008 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    const columns = (key: string) => `(
      owner_id ${key} NOT NULL PRIMARY KEY,
      wrapped_key ${key} NOT NULL,
      data_key_id ${key} NOT NULL)`;
    return execute(runner, {
      mysql: `CREATE TABLE IF NOT EXISTS owner_keys ${columns('VARCHAR(255)')}
        ENGINE = InnoDB CHARACTER SET ascii COLLATE ascii_bin`,
      postgres: `CREATE TABLE IF NOT EXISTS owner_keys ${columns('TEXT COLLATE "C"')}`,
      sqlite: `CREATE TABLE IF NOT EXISTS owner_keys ${columns('TEXT')} STRICT`,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE owner_keys');
  }
}
