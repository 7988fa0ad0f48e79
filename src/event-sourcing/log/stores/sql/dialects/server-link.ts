import type { Socket } from 'node:net';
import type { QueryRunner } from 'typeorm';

/** What a driver's connection to a server stands on. */
export interface ServerLink {
  readonly socket: Socket;
  /** By which the server knows the session. */
  readonly sessionId: number | null;
}

/** MySQL's and MariaDB's by mysql2. */
interface MysqlConnection {
  readonly stream: Socket;
  readonly threadId: number | null;
  destroy(): void;
}

/** PostgreSQL's by pg. */
interface PostgresClient {
  readonly connection: { readonly stream: Socket };
  readonly processID: number | null;
}

interface PostgresRunner {
  releasePostgresConnection(error: Error): Promise<void>;
}

export const mysqlLink = (connection: unknown): ServerLink => {
  const { stream, threadId } = connection as MysqlConnection;
  return { socket: stream, sessionId: threadId };
};

export const postgresLink = (connection: unknown): ServerLink => {
  const { connection: inner, processID } = connection as PostgresClient;
  return { socket: inner.stream, sessionId: processID };
};

/** Ends the connection and takes it out of its pool. */
export function discardMysql(connection: unknown): void {
  const { stream } = connection as MysqlConnection;
  (connection as MysqlConnection).destroy();
  stream.destroy();
}

/** Ends the connection and takes it out of its pool. */
export function discardPostgres(connection: unknown, runner: QueryRunner): void {
  (connection as PostgresClient).connection.stream.destroy();
  const gone = new Error('The connection was given up.');
  void (runner as unknown as PostgresRunner).releasePostgresConnection(gone);
}
