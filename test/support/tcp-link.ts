import type { Socket } from 'node:net';

export type Direction = 'toServer' | 'toClient';

/** What is done to everything that comes through. */
export interface Passing {
  /** It waits, in its order, until this is false again. */
  readonly held: boolean;
  readonly delayMs: number;
}

/** Then the proxy hangs up on the side that nobody has told: it would keep a session for hours. */
const FORGOTTEN_AFTER_MS = 60_000;

interface Waiting {
  readonly due: number;
  readonly chunk: Buffer;
}

/** One connection through a proxy, which can fall silent while both sides think that it is well. */
export class Link {
  /** What is sent in these directions is lost, and so is the news that the connection was closed. */
  private readonly mute = new Set<Direction>();
  private readonly waiting: Record<Direction, Waiting[]> = { toServer: [], toClient: [] };

  constructor(
    readonly client: Socket,
    readonly server: Socket,
    private readonly passing: () => Passing,
    onClosed: () => void,
  ) {
    this.follow(client, server, 'toServer', onClosed);
    this.follow(server, client, 'toClient', onClosed);
  }

  get isOpen(): boolean {
    return !this.client.destroyed || !this.server.destroyed;
  }

  silence(...directions: readonly Direction[]): void {
    for (const direction of directions) this.mute.add(direction);
  }

  send(direction: Direction, chunk: Buffer): void {
    if (this.mute.has(direction)) return;
    const { held, delayMs } = this.passing();
    const waiting = this.waiting[direction];
    if (!held && delayMs === 0 && waiting.length === 0)
      return void this.target(direction).write(chunk);
    waiting.push({ due: performance.now() + delayMs, chunk });
    setTimeout(() => this.flush(direction), delayMs + 1);
  }

  /** Lets go what has waited for long enough. */
  flush(direction: Direction): void {
    if (this.passing().held) return;
    const waiting = this.waiting[direction];
    const left = waiting.findIndex(({ due }) => due > performance.now());
    const due = waiting.splice(0, left < 0 ? waiting.length : left);
    if (this.mute.has(direction)) return;
    for (const { chunk } of due) this.target(direction).write(chunk);
  }

  destroy(): void {
    this.client.destroy();
    this.server.destroy();
  }

  private target(direction: Direction): Socket {
    return direction === 'toServer' ? this.server : this.client;
  }

  private follow(one: Socket, other: Socket, direction: Direction, onClosed: () => void): void {
    one.on('error', () => one.destroy());
    one.on('close', () => {
      if (this.mute.has(direction)) setTimeout(() => other.destroy(), FORGOTTEN_AFTER_MS).unref();
      else other.destroy();
      onClosed();
    });
  }
}
