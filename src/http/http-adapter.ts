import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RequestContext } from '../event-sourcing/request-context.js';
import { readBodies } from './bodies.js';
import { answerClientError, answerExpectation, awaitsAnswer } from './client-error.js';
import { CORRELATION_ID, correlationIdOf } from './correlation-id.js';
import { exactJson } from './exact-json.js';
import { ofFramework } from './framework.errors.js';
import { NoParameters, readParameters, type Query } from './read-parameters.js';
import { replyWithProblem } from './problem.reply.js';
import { MalformedRequest, UnexpectedBody, UrlTooLong } from './request.errors.js';
import { RouteTable } from './route-table.js';

const MAX_BODY_BYTES = 64 * 1024;
const MAX_URL_CHARACTERS = 8 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;
const IDLE_CHECK_MS = 20;
/** For requests that are on their way, and answers that are, while the server closes. */
const LAST_WORDS_MS = 1_000;

/** Fastify, with bounds on what it reads, problem+json for what it refuses, and exact integers. */
export class HttpAdapter extends FastifyAdapter {
  readonly routes = new RouteTable();
  private readonly sockets = new Set<Socket>();
  private served = /^/;

  constructor() {
    super({
      bodyLimit: MAX_BODY_BYTES,
      requestTimeout: REQUEST_TIMEOUT_MS,
      // What arrives while the server closes is carried out, and its connection closed.
      return503OnClosing: false,
      // Left to `refusalOf`, as Node's own answer has no body.
      http: { requireHostHeader: false },
      clientErrorHandler: answerClientError,
      frameworkErrors: answerFrameworkError,
      // No module uses Express middleware.
      skipMiddie: true,
    });
    const fastify = this.getInstance<FastifyInstance>();
    fastify.server.on('checkExpectation', answerExpectation);
    fastify.server.on('connect', (_, socket: Socket) =>
      answerClientError(new MalformedRequest(), socket),
    );
    fastify.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
    fastify.setReplySerializer(exactJson);
    fastify.addHook('onRoute', ({ url, method }) => {
      if (this.served.test(url)) this.routes.add(url, method);
    });
    readBodies(fastify);
  }

  /** Gives each request its correlation id, which also reaches the events that it leads to. */
  correlate(context: RequestContext): void {
    this.getInstance<FastifyInstance>().addHook('onRequest', (request, reply, done) => {
      const correlationId = correlationIdOf(request.headers);
      reply.header(CORRELATION_ID, correlationId);
      context.run({ metadata: { correlationId } }, () => done(refusalOf(request)));
    });
  }

  /**
   * Answers what is under way; connections that clients keep open are closed once they are idle, and
   * those that never were a request, or never take their answer, soon after.
   */
  override async close(): Promise<void> {
    const { server } = this.getInstance<FastifyInstance>();
    const started = performance.now();
    const closing = setInterval(() => {
      server.closeIdleConnections();
      if (performance.now() - started < LAST_WORDS_MS) return;
      for (const socket of this.sockets) if (!awaitsAnswer(socket)) socket.destroy();
    }, IDLE_CHECK_MS);
    try {
      await super.close();
    } finally {
      clearInterval(closing);
    }
  }

  /** A port that can't be had is for the caller to tell: Nest's listener would log it as well. */
  override listen(port: string | number, ...more: unknown[]): void {
    this.getInstance<FastifyInstance>().server.removeAllListeners('error');
    super.listen(port, ...(more as [string]));
  }

  /** Of all routes, those at these paths; whatever else is asked for is refused unread. */
  serveOnly(paths: RegExp, refusal: () => Error): void {
    this.served = paths;
    this.getInstance<FastifyInstance>().addHook('onRequest', ({ url }, _reply, done) =>
      done(this.routes.methodsAt(url).length > 0 ? undefined : refusal()),
    );
  }

  /** For routes that no controller serves: files, which are given whole or not at all. */
  takeNoParameters(paths: RegExp): void {
    this.getInstance<FastifyInstance>().addHook('onRoute', (route) => {
      if (!paths.test(route.url)) return;
      route.preHandler = (request, _reply, done) => {
        readParameters(NoParameters, request.query as Query);
        for (const condition of ['range', 'if-match', 'if-unmodified-since'])
          delete request.raw.headers[condition];
        done();
      };
    });
  }
}

function answerFrameworkError(error: Error, request: unknown, reply: unknown): void {
  replyWithProblem(ofFramework(error), request as FastifyRequest, reply as FastifyReply);
}

function refusalOf({ url, is404, method, headers, raw }: FastifyRequest): Error | undefined {
  if (url.length > MAX_URL_CHARACTERS) return new UrlTooLong();
  if (headers.host === undefined && raw.httpVersion === '1.1') return new MalformedRequest();
  // The body of these methods is never read.
  if ((method === 'GET' || method === 'HEAD') && !is404 && announcesBody(headers))
    return new UnexpectedBody();
  return undefined;
}

const announcesBody = (headers: FastifyRequest['headers']) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
