import { parse } from 'content-type';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseExactJson } from './exact-json.js';
import {
  MalformedBody,
  UnexpectedBody,
  UnsupportedCharset,
  UnsupportedMediaType,
} from '../problems/request.errors.js';
import {
  Configured,
  configurationOf,
  type RouteConfiguration,
} from '../routes/route-configuration.js';

/** For a route that takes a JSON body, of the usual size if no other is given; all others take none. */
export const TakesJson = (maxBytes?: number) => Configured({ body: 'json', maxBytes });

/** An empty body is fine, whatever its type is said to be. */
export function readBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const { maxBytes } = (route.config ?? {}) as RouteConfiguration;
    if (maxBytes !== undefined) route.bodyLimit = maxBytes;
  });
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

function readJson(request: FastifyRequest, body: Buffer): unknown {
  const type = request.headers['content-type'];
  const isTaken = configurationOf(request).body === 'json';
  const isJson = /^application\/json\s*(;|$)/i.test(type ?? '');
  if (!isTaken && (isJson || !type)) throw new UnexpectedBody();
  if (!isTaken || !isJson) throw new UnsupportedMediaType();
  if (!isUtf8(type!)) throw new UnsupportedCharset();
  try {
    return parseExactJson(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    // Without the cause, which repeats what was sent.
    throw new MalformedBody();
  }
}

/** JSON is, where nothing is said; of two charsets, one would be ignored. */
function isUtf8(contentType: string): boolean {
  const said = contentType.match(/charset/gi)?.length ?? 0;
  return (
    said === 0 || (said === 1 && /^utf-?8$/i.test(parse(contentType).parameters.charset ?? ''))
  );
}
