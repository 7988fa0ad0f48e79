import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** What is done to a connection in the moment when its client sends what the trap is set for. */
export type Trap = (connection: Connection) => Promise<void>;

export interface Connection {
  readonly client: Socket;
  readonly server: Socket;
  /** What the client has just sent, and the server has not got. */
  readonly sent: Buffer;
}

/** Both sides lose the connection; the server never gets what was sent. */
export const cutBefore: Trap = async ({ client, server }) => {
  client.destroy();
  server.destroy();
};

/** The server gets it and answers; the client never hears of that. */
export const cutAfter: Trap = async ({ client, server, sent }) => {
  server.removeAllListeners('data').write(sent);
  await once(server, 'data');
  client.destroy();
  server.destroy();
};

/** The client loses the connection; the server gets it later, on a session that is still open. */
export const letThroughLate =
  (milliseconds: number): Trap =>
  async ({ client, server, sent }) => {
    server.removeAllListeners('data');
    client.destroy();
    await delay(milliseconds);
    server.write(sent);
    await once(server, 'data');
    server.destroy();
  };

/** The client loses the connection; the server keeps a session that it hears nothing more from. */
export const letServerWait =
  (atMost: number): Trap =>
  async ({ client, server }) => {
    server.removeAllListeners('data').resume();
    client.destroy();
    await delay(atMost, undefined, { ref: false });
    server.destroy();
  };

/** From what was just sent on, nothing gets through in either direction, and the connection stays. */
export const silentBefore: Trap = async ({ client, server }) => {
  for (const side of [client, server]) side.removeAllListeners('data').resume();
};

/** The server gets it; its answer, and all that follows, is lost, and the connection stays. */
export const silentAfter: Trap = async (connection) => {
  connection.server.write(connection.sent);
  return silentBefore(connection);
};

/** Stands between a client and a database server, and breaks a connection where it hurts. */
export class TcpProxy {
  private readonly connections = new Set<Socket>();
  private readonly trapped = new Set<Socket>();
  private readonly listener = createServer((client) => this.accept(client));
  private armed: { text: string; trap: Trap } | undefined;
  private refusing = false;
  private silent = false;

  private constructor(private target: URL) {}

  static async to(databaseUrl: string): Promise<TcpProxy> {
    const proxy = new TcpProxy(new URL(databaseUrl));
    proxy.listener.listen(0, '127.0.0.1');
    await once(proxy.listener, 'listening');
    return proxy;
  }

  get databaseUrl(): string {
    const { port } = this.listener.address() as AddressInfo;
    return Object.assign(new URL(this.target), { host: `127.0.0.1:${port}` }).href;
  }

  /** For the next time that a client sends `text`. */
  set(text: string, trap: Trap): void {
    this.armed = { text, trap };
  }

  get hasSprung(): boolean {
    return this.armed === undefined;
  }

  /** Nobody gets through any more, nor stays connected but who is in a trap; until told otherwise. */
  refuse(refusing: boolean): void {
    this.refusing = refusing;
    if (refusing)
      for (const socket of this.connections) if (!this.trapped.has(socket)) socket.destroy();
  }

  /** New connections lead to another server; those there are stay. */
  moveTo(databaseUrl: string): void {
    this.target = new URL(databaseUrl);
  }

  /** Nothing gets through any more, on any connection, and none is closed; a new one meets silence. */
  fallSilent(): void {
    this.silent = true;
  }

  /** New connections get through again. */
  speakAgain(): void {
    this.silent = false;
  }

  async close(): Promise<void> {
    this.listener.close();
    for (const socket of this.connections) socket.destroy();
    await once(this.listener, 'close');
  }

  private accept(client: Socket): void {
    if (this.refusing) return void client.destroy();
    const server = connect(Number(this.target.port), this.target.hostname);
    const follow = (one: Socket, other: Socket) => {
      this.connections.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        this.connections.delete(one);
        if (!this.trapped.has(one)) other.destroy();
      });
    };
    follow(client, server);
    follow(server, client);
    let isLost = false;
    const isSilent = () => (isLost ||= this.silent);
    server.on('data', (answer) => void (isSilent() || client.write(answer)));
    client.on('data', (sent) => {
      if (isSilent()) return;
      const { armed } = this;
      if (!armed || !sent.includes(armed.text)) return void server.write(sent);
      this.trapped.add(client).add(server);
      this.armed = undefined;
      // It waits in vain for an answer when the proxy is closed.
      armed.trap({ client, server, sent }).catch(() => undefined);
    });
  }
}
