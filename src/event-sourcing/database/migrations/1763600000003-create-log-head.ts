import type { MigrationInterface, QueryRunner } from 'typeorm';
import { execute } from './statement.js';

export class CreateLogHead1763600000003 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    const columns = (integer: string) =>
      `(id ${integer} NOT NULL PRIMARY KEY, position ${integer} NOT NULL, recorded_at ${integer} NOT NULL)`;
    return execute(runner, {
      mysql: `CREATE TABLE IF NOT EXISTS log_head ${columns('BIGINT')} ENGINE = InnoDB`,
      postgres: `CREATE TABLE IF NOT EXISTS log_head ${columns('BIGINT')}`,
      sqlite: `CREATE TABLE IF NOT EXISTS log_head ${columns('INTEGER')} STRICT`,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE log_head');
  }
}
