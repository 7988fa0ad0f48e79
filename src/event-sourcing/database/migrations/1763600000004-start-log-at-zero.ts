import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StartLogAtZero1763600000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `INSERT INTO log_head (id, position, recorded_at)
       SELECT 1, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM log_head WHERE id = 1)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM log_head');
  }
}
