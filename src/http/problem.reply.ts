import type { FastifyReply, FastifyRequest } from 'fastify';
import { CORRELATION_ID, correlationIdOf } from './correlation-id.js';
import { NOT_KEPT } from './caching.js';
import { outsidePath } from './outside/outside.js';
import { PROBLEM_JSON, problemAnswer } from './problem.js';

/** Answers a request with the problem that an error is, unless its answer has begun; returns the status. */
export function replyWithProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): number {
  const { problem, headers } = problemAnswer(error, outsidePath(request, request.url));
  if (reply.sent || reply.raw.headersSent) return problem.status;
  // What the router refuses by itself has seen no hook.
  if (!reply.hasHeader(CORRELATION_ID))
    reply.header(CORRELATION_ID, correlationIdOf(request.headers));
  void reply
    .code(problem.status)
    .headers({ ...headers, 'Cache-Control': NOT_KEPT })
    .type(PROBLEM_JSON)
    .send(problem);
  return problem.status;
}
