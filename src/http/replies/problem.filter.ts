import {
  Catch,
  HttpException,
  NotFoundException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from '../answers/answer.js';
import { ofFramework } from '../problems/framework.errors.js';
import { outsidePath } from '../outside/outside.js';
import { replyWithProblem } from './problem.reply.js';
import { MalformedRequest, MethodNotAllowed, PathNotFound } from '../problems/request.errors.js';
import type { RouteTable } from '../routes/route-table.js';

/** A path that files are never served from; a name too long for one; QUERY, which no route takes. */
const NOT_SERVED = new Set([
  'FST_STATIC_FORBIDDEN_PATH',
  'ENAMETOOLONG',
  'FST_ERR_ROUTE_MISSING_CONTENT_TYPE',
]);

/** Answers every error as problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly routes: RouteTable) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const error = this.meant(thrown, request);
    if (request.is404) (reply.raw as Answer).route = this.routes.pathAt(request.url) ?? '';
    replyWithProblem(error, request, reply);
  }

  private meant(thrown: unknown, request: FastifyRequest): unknown {
    const { method, url, raw } = request;
    // The client went away before its request was whole.
    if (raw.destroyed && !raw.complete) return new MalformedRequest();
    if (isNothingThere(thrown)) {
      const methods = this.routes.methodsAt(url);
      const isWrongMethod = methods.length > 0 && !methods.includes(method);
      return isWrongMethod
        ? new MethodNotAllowed(method, methods)
        : new PathNotFound(outsidePath(request, '/docs'));
    }
    return thrown instanceof HttpException ? ofFramework(thrown.cause ?? thrown) : thrown;
  }
}

function isNothingThere(thrown: unknown): boolean {
  const { code, cause } = thrown as { code?: string; cause?: { code?: string } };
  return thrown instanceof NotFoundException || NOT_SERVED.has(cause?.code ?? code ?? '');
}
