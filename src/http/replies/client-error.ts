import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { NOT_KEPT } from '../answers/caching.js';
import type { Answer } from '../answers/answer.js';
import { CORRELATION_ID, correlationIdOf } from '../routes/correlation-id.js';
import { ofFramework } from '../problems/framework.errors.js';
import type { Outside } from '../outside/outside.js';
import { PROBLEM_JSON, problemAnswer, type Problem } from '../problems/problem.js';
import { ExpectationFailed, MalformedRequest, RequestError } from '../problems/request.errors.js';

/**
 * Ends a connection on which Node could not even read a request, and answers that where it can be.
 * Returns what it has answered.
 */
export function answerClientError(
  error: Error,
  socket: Socket,
  correlationId: string,
  canAnswer = true,
): Problem | undefined {
  const problem = socket.writable && canAnswer ? problemOf(error) : undefined;
  if (problem) socket.write(asText(problem, correlationId));
  socket.destroySoon();
  return problem;
}

function problemOf(error: Error): Problem {
  const known = ofFramework(error);
  return problemAnswer(known instanceof RequestError ? known : new MalformedRequest()).problem;
}

/** Answers an `Expect` header other than 100-continue, which Node itself answers without a word. */
export function answerExpectation(
  request: IncomingMessage,
  response: ServerResponse,
  outside: Outside,
): void {
  const path = outside.path(request, outside.routed(request));
  const { problem } = problemAnswer(new ExpectationFailed(), path);
  const correlationId = correlationIdOf(request.headers);
  Object.assign(response as Answer, { correlationId }).refuse(problem);
  response.writeHead(problem.status, headersOf(correlationId));
  response.end(JSON.stringify(problem));
}

function asText(problem: Problem, correlationId: string): string {
  const body = JSON.stringify(problem);
  const headers = { ...headersOf(correlationId), 'Content-Length': Buffer.byteLength(body) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join('')}\r\n${body}`;
}

const headersOf = (correlationId: string) => ({
  'Content-Type': `${PROBLEM_JSON}; charset=utf-8`,
  [CORRELATION_ID]: correlationId,
  'Cache-Control': NOT_KEPT,
  Connection: 'close',
});
