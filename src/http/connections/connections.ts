import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Connection } from './connection.js';

/** All connections of a server. */
export class Connections implements Iterable<Connection> {
  private readonly bySocket = new Map<Socket, Connection>();
  private closing = false;
  private lastMade = performance.now();

  add(socket: Socket): void {
    this.lastMade = performance.now();
    this.bySocket.set(socket, new Connection(socket));
    socket.once('close', () => this.bySocket.delete(socket));
  }

  owe(answer: ServerResponse): void {
    const connection = this.bySocket.get(answer.req.socket);
    connection?.owe(answer);
    if (this.closing) connection?.sayClose();
  }

  at(socket: Socket): Connection | undefined {
    return this.bySocket.get(socket);
  }

  /** From now on, answers say `Connection: close`. */
  sayClose(): void {
    this.closing = true;
    for (const connection of this) connection.sayClose();
  }

  /** Milliseconds since anybody has connected. */
  get nobodyNewFor(): number {
    return performance.now() - this.lastMade;
  }

  [Symbol.iterator](): Iterator<Connection> {
    return this.bySocket.values();
  }
}
