import type { QueryRunner } from 'typeorm';

/** One DDL statement in the words of each database; each can be run again after a crash half-way. */
export interface Statement {
  readonly mysql: string;
  readonly postgres: string;
  readonly sqlite: string;
}

export async function execute(runner: QueryRunner, statement: Statement): Promise<void> {
  const { type } = runner.dataSource.options;
  await runner.query(
    type === 'postgres'
      ? statement.postgres
      : type === 'better-sqlite3'
        ? statement.sqlite
        : statement.mysql,
  );
}
