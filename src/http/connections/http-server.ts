import { Server, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { answerClientError, answerExpectation } from '../replies/client-error.js';
import { correlationIdOf } from '../routes/correlation-id.js';
import { Outside } from '../outside/outside.js';
import { MalformedRequest } from '../problems/request.errors.js';
import { Answer, unread, type Answered } from '../answers/answer.js';
import type { Connection } from './connection.js';
import { Connections } from './connections.js';
import type { HttpSettings } from './http.settings.js';
import { readSendQueues } from './send-queues.js';
import { StalledAnswers } from './stalled-answers.js';

const MOST_CONNECTIONS = 10_000;
const LONGEST_CHECK_MS = 1_000;

/** Node's, with every bound set that it has, and that on answers, which it has not. */
export class HttpServer extends Server {
  readonly clients = new Connections();
  /** Is told of each request when its answer has gone, also of those that could not be read. */
  onAnswered: (answered: Answered) => void = () => undefined;
  private port = 0;
  readonly stalled = new StalledAnswers(this.clients, () => readSendQueues(this.port));

  constructor(
    { outside, requestTimeoutMs, stalledAnswerMs, keepAliveMs }: HttpSettings,
    answerRequest: RequestListener,
  ) {
    super({
      ServerResponse: Answer as typeof ServerResponse,
      headersTimeout: requestTimeoutMs,
      requestTimeout: requestTimeoutMs,
      keepAliveTimeout: keepAliveMs,
      connectionsCheckingInterval: Math.min(LONGEST_CHECK_MS, requestTimeoutMs / 10),
      // Left to the adapter, as Node's own answer has no body.
      requireHostHeader: false,
    });
    // It would count what is received as progress, and end what has not begun.
    this.timeout = 0;
    this.maxConnections = MOST_CONNECTIONS;
    this.on('connection', (socket) => this.clients.add(socket));
    const { clients } = this;
    const tell = (answered: Answered) => this.onAnswered(answered);
    const owe = (answer: ServerResponse): boolean => {
      if (clients.at(answer.req.socket)?.hasHadItsLast) return false;
      clients.owe(answer);
      answer.once('close', tellOfIt);
      return true;
    };
    function tellOfIt(this: Answer) {
      tell(this);
    }
    this.on('request', (request, answer) => {
      if (owe(answer)) answerRequest(request, answer);
    });
    const seen = new Outside(outside);
    this.on('checkExpectation', (request, answer) => {
      if (owe(answer)) answerExpectation(request, answer, seen);
    });
    this.on('connect', (_, socket: Socket) => this.answerError(new MalformedRequest(), socket));
    this.on('listening', () => {
      this.port = (this.address() as AddressInfo).port;
      this.stalled.endAfter(stalledAnswerMs);
    });
    this.on('close', () => this.stalled.stop());
  }

  /** Left to `Closing`: Node's would reset who is just about to send the next request. */
  override closeIdleConnections(): void {}

  /** Answers what could not even be read as a request. */
  answerError(error: Error, socket: Socket): void {
    const client = this.clients.at(socket);
    if (client) client.breakOff(() => this.refuse(error, socket, client));
    else this.refuse(error, socket);
  }

  private refuse(error: Error, socket: Socket, client?: Connection): void {
    const answer = client?.answer as Answer | undefined;
    const correlationId = answer?.correlationId ?? correlationIdOf({});
    const refusal = answerClientError(error, socket, correlationId, client?.canAnswerAtOnce);
    if (refusal && answer) answer.refuse(refusal);
    else if (refusal) this.onAnswered(unread(refusal, correlationId));
  }
}
