import type { MigrationInterface, QueryRunner } from 'typeorm';
import { execute } from './statement.js';

export class CreateSnapshots1763600000002 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return execute(runner, {
      mysql: `CREATE TABLE IF NOT EXISTS snapshots (
        stream_id VARCHAR(64) NOT NULL,
        schema_version SMALLINT NOT NULL,
        version BIGINT NOT NULL,
        position BIGINT NOT NULL,
        recorded_at BIGINT NOT NULL COMMENT 'microseconds since 1970 UTC',
        state LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        PRIMARY KEY (stream_id, schema_version, version)
      ) ENGINE = InnoDB CHARACTER SET ascii COLLATE ascii_bin`,
      postgres: `CREATE TABLE IF NOT EXISTS snapshots (
        stream_id TEXT COLLATE "C" NOT NULL,
        schema_version SMALLINT NOT NULL,
        version BIGINT NOT NULL,
        position BIGINT NOT NULL,
        recorded_at BIGINT NOT NULL,
        state TEXT NOT NULL,
        PRIMARY KEY (stream_id, schema_version, version)
      )`,
      sqlite: `CREATE TABLE IF NOT EXISTS snapshots (
        stream_id TEXT NOT NULL,
        schema_version INTEGER NOT NULL,
        version INTEGER NOT NULL,
        position INTEGER NOT NULL,
        recorded_at INTEGER NOT NULL,
        state TEXT NOT NULL,
        PRIMARY KEY (stream_id, schema_version, version)
      ) STRICT, WITHOUT ROWID`,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE snapshots');
  }
}
