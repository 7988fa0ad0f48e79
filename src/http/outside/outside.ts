import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';

/** Where clients find the service, if not just where it listens. */
export interface OutsideSettings {
  /** The path that all of it is below, such as `/bank`; empty where there is none. */
  readonly basePath: string;
  /** Whether the headers of who connects from this address say how clients reach the service. */
  readonly isTrusted: (address: string) => boolean;
}

export const defaultOutsideSettings: OutsideSettings = { basePath: '', isTrusted: () => false };

declare module 'fastify' {
  interface FastifyInstance {
    readonly outside: Outside;
  }
}

/** How clients see the paths of this service. */
export class Outside {
  constructor(private readonly settings: OutsideSettings) {}

  /** What the routes know of a URL: what a proxy has not taken off the front of it is taken off here. */
  readonly routed = ({ url = '/' }: { readonly url?: string }): string => {
    const { basePath } = this.settings;
    if (!url.startsWith(basePath)) return url;
    const rest = url.slice(basePath.length);
    if (rest.startsWith('/')) return rest;
    return rest === '' || rest.startsWith('?') ? `/${rest}` : url;
  };

  /** A path of the routes as clients write it. */
  path(request: IncomingMessage, path: string): string {
    return this.prefix(request) + path;
  }

  /** The URL that all paths are below: without its origin, unless a proxy tells that. */
  base(request: IncomingMessage): string {
    const [protocol, host] = ['proto', 'host'].map((what) => this.told(request, what));
    const prefix = this.prefix(request);
    if (!protocol && !host) return prefix || '/';
    return `${protocol ?? 'http'}://${host ?? request.headers.host}${prefix}`;
  }

  trusts({ socket }: IncomingMessage): boolean {
    return socket.remoteAddress !== undefined && this.settings.isTrusted(socket.remoteAddress);
  }

  private prefix(request: IncomingMessage): string {
    const told = this.told(request, 'prefix');
    return told === undefined ? this.settings.basePath : told.replace(/\/$/, '');
  }

  /** Takes the last of several values, which is the nearest proxy's; the client may have made the others up. */
  private told(request: IncomingMessage, what: string): string | undefined {
    const text = request.headers[`x-forwarded-${what}`];
    if (typeof text !== 'string' || !this.trusts(request)) return undefined;
    return lastOf(text);
  }
}

export const lastOf = (list: string): string => list.slice(list.lastIndexOf(',') + 1).trim();

/** A path of the routes as the sender of this request writes it. */
export const outsidePath = ({ server, raw }: FastifyRequest, path: string): string =>
  server.outside.path(raw, path);
