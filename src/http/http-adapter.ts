import type { RequestListener } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LogUnavailable, OutcomeUnknown } from '../event-sourcing/log/event-log.errors.js';
import type { RequestContext } from '../event-sourcing/decide/request-context.js';
import { readBodies } from './bodies/bodies.js';
import type { Answer, Answered } from './answers/answer.js';
import { Closing, untilNobodyConnects } from './connections/closing.js';
import { HttpServer } from './connections/http-server.js';
import { defaultHttpSettings, type HttpSettings } from './connections/http.settings.js';
import { NOT_KEPT } from './answers/caching.js';
import { CORRELATION_ID, correlationIdOf } from './routes/correlation-id.js';
import { exactJson } from './bodies/exact-json.js';
import { ofFramework } from './problems/framework.errors.js';
import { NoParameters, readParameters, type Query } from './parameters/read-parameters.js';
import { Outside } from './outside/outside.js';
import { answerToRead } from './read-answers.js';
import { replyWithProblem } from './replies/problem.reply.js';
import { isRead } from './routes/request-method.js';
import { MalformedRequest, UnexpectedBody, UrlTooLong } from './problems/request.errors.js';
import { refusalOfHeaders } from './request-headers/refused-headers.js';
import { RouteTable } from './routes/route-table.js';

const MAX_BODY_BYTES = 64 * 1024;
const MAX_URL_CHARACTERS = 8 * 1024;

const GOES_BY_PROGRESS = /^\/api\/ledger\/reconciliation\b/;

/** Fastify, with bounds on what it reads, problem+json for what it refuses, and exact integers. */
export class HttpAdapter extends FastifyAdapter {
  readonly routes = new RouteTable();
  private readonly server: HttpServer;
  private served = /^/;
  private withNotice = false;
  /** Until then, requests that arrive wait. */
  private held: Promise<void> | undefined;

  constructor(settings: HttpSettings = defaultHttpSettings) {
    const outside = new Outside(settings.outside);
    super({
      // One server: Fastify would set some bounds of it later, and add another one for `localhost`.
      serverFactory: (answerRequest: RequestListener) => new HttpServer(settings, answerRequest),
      ...(settings.outside.basePath ? { rewriteUrl: outside.routed } : {}),
      bodyLimit: MAX_BODY_BYTES,
      // What arrives while the server closes is carried out, and its connection closed.
      return503OnClosing: false,
      clientErrorHandler: (error, socket) => this.server.answerError(error, socket),
      frameworkErrors: answerFrameworkError,
      // No module uses Express middleware.
      skipMiddie: true,
    });
    const fastify = this.getInstance<FastifyInstance>();
    this.server = fastify.server as HttpServer;
    fastify.decorate('outside', outside);
    fastify.setReplySerializer(exactJson);
    fastify.addHook('onRoute', ({ url, method }) => {
      if (this.served.test(url)) this.routes.add(url, method);
    });
    readBodies(fastify);
    this.answerReads();
  }

  /** Gives each request its correlation id, which also reaches the events that it leads to. */
  correlate(context: RequestContext): void {
    this.getInstance<FastifyInstance>().addHook('onRequest', (request, reply, done) => {
      const correlationId = correlationIdOf(request.headers);
      reply.header(CORRELATION_ID, correlationId).header('Cache-Control', NOT_KEPT);
      const answer = reply.raw as Answer;
      answer.correlationId = correlationId;
      answer.route = request.routeOptions.url ?? '';
      const goOn = () =>
        context.run({ metadata: { correlationId } }, () => done(refusalOf(request)));
      if (this.held) void this.held.then(goOn);
      else goOn();
    });
  }

  private answerReads(): void {
    this.getInstance<FastifyInstance>().addHook('onSend', (request, reply, payload, done) => {
      done(null, isRead(request) ? answerToRead(request, reply, payload) : payload);
    });
  }

  /** @param listener is told of each request when its answer has gone. */
  onAnswered(listener: (answered: Answered) => void): void {
    this.server.onAnswered = listener;
  }

  /** Answers with 503 what has not begun to be answered in time; see `StalledAnswers` for the rest. */
  answerWithin(milliseconds: number): void {
    this.getInstance<FastifyInstance>().addHook('preHandler', (request, reply, done) => {
      if (!GOES_BY_PROGRESS.test(request.url)) {
        const late = setTimeout(() => {
          const error = isRead(request) ? new LogUnavailable() : new OutcomeUnknown();
          replyWithProblem(error, request, reply);
        }, milliseconds);
        reply.raw.once('close', () => clearTimeout(late));
      }
      done();
    });
  }

  /** Tells clients from now on, with each answer, to connect to another server for the next one. */
  giveNotice(): void {
    this.withNotice = true;
    this.server.clients.sayClose();
  }

  /** Takes no more connections, and ends each that there is after its answers; see `Closing`. */
  override async close(): Promise<void> {
    if (this.withNotice) await this.stopListening();
    this.server.clients.sayClose();
    const closing = new Closing(this.server, this.withNotice);
    try {
      await super.close();
    } finally {
      closing.over();
    }
  }

  private async stopListening(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.held = promise;
    await untilNobodyConnects(this.server);
    this.server.close();
    this.held = undefined;
    resolve();
  }

  /** A port that can't be had is for the caller to tell: Nest's listener would log it as well. */
  override listen(port: string | number, ...more: unknown[]): void {
    this.getInstance<FastifyInstance>().server.removeAllListeners('error');
    super.listen(port, ...(more as [string]));
  }

  /** Serves only the routes at these paths; whatever else is asked for is refused unread. */
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

function refusalOf(request: FastifyRequest): Error | undefined {
  const { url, is404, headers, raw } = request;
  if (url.length > MAX_URL_CHARACTERS) return new UrlTooLong();
  if (headers.host === undefined && raw.httpVersion === '1.1') return new MalformedRequest();
  const refusal = refusalOfHeaders(request);
  if (refusal) return refusal;
  if (isRead(request) && !is404 && announcesBody(headers)) return new UnexpectedBody();
  return undefined;
}

const announcesBody = (headers: FastifyRequest['headers']) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
