import type { MigrationInterface, QueryRunner } from 'typeorm';
import { execute } from './statement.js';

export class CreateSubscriptions1763600000005 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    const columns = (key: string, text: string, integer: string) => `(
      name ${key} NOT NULL PRIMARY KEY,
      position ${integer} NOT NULL,
      delivered ${integer} NOT NULL,
      owner ${key} NULL,
      fence ${integer} NOT NULL,
      lease_until ${integer} NOT NULL,
      state ${key} NOT NULL,
      error ${text} NULL)`;
    return execute(runner, {
      mysql: `CREATE TABLE IF NOT EXISTS subscriptions ${columns('VARCHAR(64)', 'LONGTEXT CHARACTER SET utf8mb4', 'BIGINT')}
        ENGINE = InnoDB CHARACTER SET ascii COLLATE ascii_bin`,
      postgres: `CREATE TABLE IF NOT EXISTS subscriptions ${columns('TEXT COLLATE "C"', 'TEXT', 'BIGINT')}`,
      sqlite: `CREATE TABLE IF NOT EXISTS subscriptions ${columns('TEXT', 'TEXT', 'INTEGER')} STRICT`,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE subscriptions');
  }
}
