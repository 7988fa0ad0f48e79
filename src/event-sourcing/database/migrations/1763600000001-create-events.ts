import type { MigrationInterface, QueryRunner } from 'typeorm';
import { execute } from './statement.js';

export class CreateEvents1763600000001 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return execute(runner, {
      mysql: `CREATE TABLE IF NOT EXISTS events (
        position BIGINT NOT NULL PRIMARY KEY,
        event_id CHAR(36) NOT NULL,
        stream_id VARCHAR(64) NOT NULL,
        version BIGINT NOT NULL,
        type VARCHAR(64) NOT NULL,
        schema_version SMALLINT NOT NULL,
        data LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        metadata LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        transaction_id VARCHAR(64) NULL,
        recorded_at BIGINT NOT NULL COMMENT 'microseconds since 1970 UTC',
        ends_command SMALLINT NOT NULL,
        UNIQUE KEY events_stream_version (stream_id, version),
        UNIQUE KEY events_stream_transaction (stream_id, transaction_id)
      ) ENGINE = InnoDB CHARACTER SET ascii COLLATE ascii_bin`,
      postgres: `CREATE TABLE IF NOT EXISTS events (
        position BIGINT NOT NULL PRIMARY KEY,
        event_id TEXT COLLATE "C" NOT NULL,
        stream_id TEXT COLLATE "C" NOT NULL,
        version BIGINT NOT NULL,
        type TEXT COLLATE "C" NOT NULL,
        schema_version SMALLINT NOT NULL,
        data TEXT NOT NULL,
        metadata TEXT NOT NULL,
        transaction_id TEXT COLLATE "C" NULL,
        recorded_at BIGINT NOT NULL,
        ends_command SMALLINT NOT NULL,
        CONSTRAINT events_stream_version UNIQUE (stream_id, version),
        CONSTRAINT events_stream_transaction UNIQUE (stream_id, transaction_id)
      )`,
      sqlite: `CREATE TABLE IF NOT EXISTS events (
        position INTEGER NOT NULL PRIMARY KEY,
        event_id TEXT NOT NULL,
        stream_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        type TEXT NOT NULL,
        schema_version INTEGER NOT NULL,
        data TEXT NOT NULL,
        metadata TEXT NOT NULL,
        transaction_id TEXT NULL,
        recorded_at INTEGER NOT NULL,
        ends_command INTEGER NOT NULL,
        UNIQUE (stream_id, version),
        UNIQUE (stream_id, transaction_id)
      ) STRICT`,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE events');
  }
}
