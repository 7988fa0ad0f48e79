import type { MigrationInterface, QueryRunner } from 'typeorm';
import { execute } from './statement.js';

export class CreateParkedEvents1763600000006 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    const columns = (key: string, text: string, integer: string) => `(
      subscription ${key} NOT NULL,
      position ${integer} NOT NULL,
      event_id ${key} NOT NULL,
      state ${key} NOT NULL,
      reason ${text} NOT NULL,
      PRIMARY KEY (subscription, position))`;
    return execute(runner, {
      mysql: `CREATE TABLE IF NOT EXISTS parked_events ${columns('VARCHAR(64)', 'LONGTEXT CHARACTER SET utf8mb4', 'BIGINT')}
        ENGINE = InnoDB CHARACTER SET ascii COLLATE ascii_bin`,
      postgres: `CREATE TABLE IF NOT EXISTS parked_events ${columns('TEXT COLLATE "C"', 'TEXT', 'BIGINT')}`,
      sqlite: `CREATE TABLE IF NOT EXISTS parked_events ${columns('TEXT', 'TEXT', 'INTEGER')} STRICT`,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE parked_events');
  }
}
