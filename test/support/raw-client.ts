import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A TCP connection to a server of HTTP, and all that came back on it. */
export class RawClient {
  received = '';
  readonly closed: Promise<unknown>;

  private constructor(readonly socket: Socket) {
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    // What a lost connection means is for the test to say.
    socket.on('error', () => undefined);
  }

  /** Half-open: it goes on receiving when it has said all that it has to say. */
  static async to(url: string): Promise<RawClient> {
    const { hostname, port } = new URL(url);
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
    const client = new RawClient(socket);
    await once(socket, 'connect');
    return client;
  }

  send(text: string): void {
    this.socket.write(text);
  }

  /** A byte each few milliseconds, until the server closes. */
  async trickle(byte = 'x'): Promise<void> {
    while (!this.socket.readableEnded && !this.socket.destroyed) {
      this.send(byte);
      await delay(10);
    }
  }

  /** Reads all there is, as it comes, until the server closes. */
  async read(): Promise<string> {
    this.socket.setEncoding('latin1').on('data', (chunk: string) => (this.received += chunk));
    this.socket.once('end', () => this.socket.end()).resume();
    await this.closed;
    return this.received;
  }

  /** Until the answer begins, without taking it. */
  async untilAnswered(): Promise<void> {
    if (this.socket.readableLength === 0) await once(this.socket, 'readable');
  }

  destroy(): void {
    this.socket.destroy();
  }
}
