import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { CORRELATION_ID, correlationIdOf } from './correlation-id.js';
import { ofFramework } from './framework.errors.js';
import { PROBLEM_JSON, problemAnswer, type Problem } from './problem.js';
import { ExpectationFailed, MalformedRequest, RequestError } from './request.errors.js';

/** Answers what Node could not even read as a request. */
export function answerClientError(error: Error, socket: Socket): void {
  if (socket.writable && !owesAnAnswer(socket)) {
    const known = ofFramework(error);
    const { problem } = problemAnswer(
      known instanceof RequestError ? known : new MalformedRequest(),
    );
    socket.write(asText(problem));
  }
  socket.destroySoon();
}

/** To an earlier, whole request: what is written now would be taken for the answer to that. */
function owesAnAnswer(socket: Socket): boolean {
  const response = responseOn(socket);
  return Boolean(response && (response.headersSent || response.req.complete));
}

/** A whole request has come, and nothing of its answer is given yet. */
export function awaitsAnswer(socket: Socket): boolean {
  const response = responseOn(socket);
  return Boolean(response && response.req.complete && !response.headersSent);
}

const responseOn = (socket: Socket) =>
  (socket as { _httpMessage?: ServerResponse | null })._httpMessage;

/** Answers an `Expect` header other than 100-continue, which Node itself answers without a word. */
export function answerExpectation(request: IncomingMessage, response: ServerResponse): void {
  const { problem } = problemAnswer(new ExpectationFailed(), request.url);
  response.writeHead(problem.status, headersOf(correlationIdOf(request.headers)));
  response.end(JSON.stringify(problem));
}

function asText(problem: Problem): string {
  const body = JSON.stringify(problem);
  const headers = { ...headersOf(correlationIdOf({})), 'Content-Length': Buffer.byteLength(body) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join('')}\r\n${body}`;
}

const headersOf = (correlationId: string) => ({
  'Content-Type': `${PROBLEM_JSON}; charset=utf-8`,
  [CORRELATION_ID]: correlationId,
  Connection: 'close',
});
