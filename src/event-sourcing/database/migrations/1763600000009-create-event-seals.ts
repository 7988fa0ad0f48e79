import type { MigrationInterface, QueryRunner } from 'typeorm';
import { execute } from './statement.js';

export class CreateEventSeals1763600000009 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    const columns = (hash: string, text: string, integer: string) => `(
      last_position ${integer} NOT NULL PRIMARY KEY,
      first_position ${integer} NOT NULL UNIQUE,
      hash ${hash} NOT NULL,
      hashes ${text} NOT NULL)`;
    return execute(runner, {
      mysql: `CREATE TABLE IF NOT EXISTS event_seals ${columns('VARCHAR(64)', 'LONGTEXT', 'BIGINT')}
        ENGINE = InnoDB CHARACTER SET ascii COLLATE ascii_bin`,
      postgres: `CREATE TABLE IF NOT EXISTS event_seals ${columns('TEXT COLLATE "C"', 'TEXT', 'BIGINT')}`,
      sqlite: `CREATE TABLE IF NOT EXISTS event_seals ${columns('TEXT', 'TEXT', 'INTEGER')} STRICT`,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE event_seals');
  }
}
