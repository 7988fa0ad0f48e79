import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from '../answers/answer.js';
import { CORRELATION_ID, correlationIdOf } from '../routes/correlation-id.js';
import { NOT_KEPT } from '../answers/caching.js';
import { outsidePath } from '../outside/outside.js';
import { PROBLEM_JSON, problemAnswer } from '../problems/problem.js';

/** Answers a request with the problem that an error is, unless its answer has begun. */
export function replyWithProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const { problem, headers } = problemAnswer(error, outsidePath(request, request.url));
  const answer = reply.raw as Answer;
  const { status, code } = problem;
  if (reply.sent || reply.raw.headersSent)
    return answer.refuse({ status: answer.statusCode, code, error });

  answer.refuse({ status, code, error });
  // What the router refuses by itself has seen no hook.
  answer.correlationId ??= correlationIdOf(request.headers);
  if (request.raw.complete) stayOpen(reply);
  void reply
    .header(CORRELATION_ID, answer.correlationId)
    .code(status)
    .headers({ ...headers, 'Cache-Control': NOT_KEPT })
    .type(PROBLEM_JSON)
    .send(problem);
}

/** Fastify closes after a body that it refuses, but behind one that has come whole, others may be under way. */
function stayOpen(reply: FastifyReply): void {
  if (!reply.hasHeader('connection')) return;
  const ours = reply.raw.getHeader('connection');
  reply.removeHeader('connection');
  if (ours !== undefined) reply.raw.setHeader('Connection', ours);
}
