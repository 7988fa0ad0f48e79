import { once } from 'node:events';
import { connect, createServer, Socket, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Link, type Direction } from './tcp-link.js';

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

/** The server gets but the first half of it. */
export const silentWithin: Trap = async (connection) => {
  const { server, sent } = connection;
  server.write(sent.subarray(0, Math.ceil(sent.length / 2)));
  return silentBefore(connection);
};

/** Stands between a client and a database server, and breaks a connection where it hurts. */
export class TcpProxy {
  private readonly links = new Set<Link>();
  private readonly trapped = new Set<Link>();
  private readonly listener = createServer((client) => this.accept(client));
  private armed: { text: string; trap: Trap } | undefined;
  private refusing = false;
  private mute: readonly Direction[] = [];
  private passing = { held: false, delayMs: 0 };

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

  /** Takes back a trap that nobody has come to. */
  disarm(): void {
    this.armed = undefined;
  }

  get hasSprung(): boolean {
    return this.armed === undefined;
  }

  /** Nobody gets through any more, nor stays connected but who is in a trap; until told otherwise. */
  refuse(refusing: boolean): void {
    this.refusing = refusing;
    if (refusing) for (const link of this.untrapped()) link.destroy();
  }

  /** New connections lead to another server; those there are stay. */
  moveTo(databaseUrl: string): void {
    this.target = new URL(databaseUrl);
  }

  /** Cuts some of the connections that there are, all if no share of them is given. */
  cut(share = 1): void {
    const links = this.untrapped();
    for (const link of links.slice(0, Math.ceil(links.length * share))) link.destroy();
  }

  /**
   * Nothing gets through any more in these directions, on any connection, and none is closed; a new one
   * meets silence.
   */
  fallSilent(directions: readonly Direction[] = ['toServer', 'toClient']): void {
    this.mute = directions;
    for (const link of this.untrapped()) link.silence(...directions);
  }

  /** New connections get through again; those that there are stay silent. */
  speakAgain(): void {
    this.mute = [];
  }

  /** All that is sent waits until it is told otherwise, as if packets were lost and sent again. */
  hold(held: boolean): void {
    this.passing = { ...this.passing, held };
    for (const link of this.links)
      for (const each of ['toServer', 'toClient'] as const) link.flush(each);
  }

  /** Whatever is sent, either way, comes so much later. */
  delay(delayMs: number): void {
    this.passing = { ...this.passing, delayMs };
  }

  async close(): Promise<void> {
    this.listener.close();
    for (const link of this.links) link.destroy();
    await once(this.listener, 'close');
  }

  private untrapped(): Link[] {
    return [...this.links].filter((link) => !this.trapped.has(link));
  }

  private accept(client: Socket): void {
    if (this.refusing) return void client.destroy();
    const isSilent = this.mute.length > 0;
    const server = isSilent
      ? new Socket()
      : connect(Number(this.target.port), this.target.hostname);
    const forget = () => {
      if (!link.isOpen) for (const links of [this.links, this.trapped]) links.delete(link);
    };
    const link = new Link(client, server, () => this.passing, forget);
    this.links.add(link);
    if (isSilent) link.silence('toServer', 'toClient');
    server.on('data', (answer: Buffer) => link.send('toClient', answer));
    client.on('data', (sent: Buffer) => this.onSent(link, sent));
  }

  private onSent(link: Link, sent: Buffer): void {
    const { armed } = this;
    if (!armed || !sent.includes(armed.text)) return link.send('toServer', sent);
    this.trapped.add(link);
    // Whatever becomes of one side is the trap's business.
    link.silence('toServer', 'toClient');
    this.armed = undefined;
    // It waits in vain for an answer when the proxy is closed.
    armed.trap({ client: link.client, server: link.server, sent }).catch(() => undefined);
  }
}
