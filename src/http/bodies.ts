import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MalformedBody, UnexpectedBody, UnsupportedMediaType } from './request.errors.js';

const takesJson = { body: 'json' };

/** For a route that takes a JSON body; all others take none. */
export const TakesJson = () => RouteConfig(takesJson);

/** An empty body is fine, whatever its type is said to be. */
export function readBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => {
    if (body.length === 0 || request.is404) return done(null);
    try {
      done(null, readJson(request, body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

function readJson({ headers, routeOptions }: FastifyRequest, body: Buffer): unknown {
  const type = headers['content-type'];
  const isTaken = (routeOptions.config as { body?: string }).body === takesJson.body;
  const isJson = /^application\/json\s*(;|$)/i.test(type ?? '');
  if (!isTaken && (isJson || !type)) throw new UnexpectedBody();
  if (!isTaken || !isJson) throw new UnsupportedMediaType();
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    // Without the cause, which repeats what was sent.
    throw new MalformedBody();
  }
}
