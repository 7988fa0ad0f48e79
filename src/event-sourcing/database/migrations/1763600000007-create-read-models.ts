import type { MigrationInterface, QueryRunner } from 'typeorm';
import { execute } from './statement.js';

export class CreateReadModels1763600000007 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    const columns = (key: string, integer: string) => `(
      name ${key} NOT NULL PRIMARY KEY,
      generation ${integer} NOT NULL,
      retired ${integer} NULL,
      retired_at ${integer} NULL)`;
    return execute(runner, {
      mysql: `CREATE TABLE IF NOT EXISTS read_models ${columns('VARCHAR(64)', 'BIGINT')}
        ENGINE = InnoDB CHARACTER SET ascii COLLATE ascii_bin`,
      postgres: `CREATE TABLE IF NOT EXISTS read_models ${columns('TEXT COLLATE "C"', 'BIGINT')}`,
      sqlite: `CREATE TABLE IF NOT EXISTS read_models ${columns('TEXT', 'INTEGER')} STRICT`,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE read_models');
  }
}
