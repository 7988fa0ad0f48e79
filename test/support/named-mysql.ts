import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import mysql2, { type Connection } from 'mysql2';

interface ServerSide extends Omit<Connection, 'writeTextResult' | 'writeOk' | 'serverHandshake'> {
  sequenceId: number;
  serverHandshake(greeting: object): void;
  writeOk(): void;
  writeTextResult(rows: readonly object[], columns: readonly object[]): void;
}

/** A server that speaks MySQL's protocol and tells who it is, and has nothing else to say. */
export class NamedMysql {
  readonly asked: string[] = [];
  private readonly server = mysql2.createServer((connection) =>
    this.greet(connection as unknown as ServerSide),
  );

  private constructor(
    private readonly version: string,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  static async start(
    version: string,
    settings: Readonly<Record<string, string>> = {},
  ): Promise<NamedMysql> {
    const named = new NamedMysql(version, settings);
    named.server.listen(0);
    await once((named.server as unknown as { _server: NodeJS.EventEmitter })._server, 'listening');
    return named;
  }

  get databaseUrl(): string {
    const { _server } = this.server as unknown as { _server: { address(): AddressInfo } };
    return `mysql://root@127.0.0.1:${_server.address().port}/bank`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private greet(connection: ServerSide): void {
    connection.on('error', () => undefined);
    connection.serverHandshake({
      protocolVersion: 10,
      serverVersion: this.version,
      connectionId: 1,
      statusFlags: 2,
      characterSet: 45,
      // Neither TLS nor compression.
      capabilityFlags: 0xffffff & ~0x820,
    });
    connection.on('query', ((sql: string) => this.answer(connection, sql)) as never);
  }

  private answer(connection: ServerSide, sql: string): void {
    this.asked.push(sql);
    // Each answer begins anew, as clients do.
    connection.sequenceId = 1;
    if (/VERSION\(\)/i.test(sql)) write(connection, [{ version: this.version }]);
    else if (/^SHOW VARIABLES/i.test(sql))
      write(
        connection,
        Object.entries(this.settings).map(([Variable_name, Value]) => ({ Variable_name, Value })),
      );
    else connection.writeOk();
    connection.sequenceId = 0;
  }
}

function write(connection: ServerSide, rows: readonly object[]): void {
  const names = Object.keys(rows[0] ?? { Variable_name: '', Value: '' });
  const same = { catalog: 'def', schema: '', table: '', orgTable: '', characterSet: 45 };
  const columns = names.map((name) => ({
    ...same,
    ...{ name, orgName: name, columnLength: 1_000, columnType: 253, flags: 0, decimals: 0 },
  }));
  connection.writeTextResult(rows, columns);
}
