import { hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { KEPT, NOT_KEPT } from './answers/caching.js';
import { mustBeOffered } from './answers/negotiation.js';
import { entityTags } from './request-headers/conditions.js';
import { strong, weak } from './request-headers/entity-tags.js';
import { FOR_OPERATORS } from './routes/operators-paths.js';
import { PreconditionFailed } from './problems/request.errors.js';

/**
 * Holds the answer to a read that went well against what its request asks for: its form, and its
 * conditions. Returns what is left to be sent of it.
 *
 * @throws {NotAcceptable} @throws {PreconditionFailed}
 */
export function answerToRead(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): unknown {
  if (reply.statusCode !== 200) return payload;
  try {
    mustBeOffered(request.headers.accept, [String(reply.getHeader('Content-Type'))]);
    const etag = etagOf(request, reply, payload);
    mustMatch(request, etag);
    if (!isKnown(request, etag)) return payload;
  } catch (error) {
    (payload as Readable | null)?.destroy?.();
    throw error;
  }
  reply.code(304).removeHeader('Content-Type').removeHeader('Content-Length');
  // Fastify itself throws it away, after it has taken its length.
  if (request.method === 'HEAD') return payload;
  (payload as Readable | null)?.destroy?.();
  return null;
}

/** A controller's own, or one of what is sent; undefined for what is a stream, or of the moment. */
function etagOf(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): string | undefined {
  if (!reply.hasHeader('ETag')) {
    if (typeof payload !== 'string' || FOR_OPERATORS.test(request.url)) return undefined;
    reply.header('ETag', `"${hash('sha256', payload, 'base64url')}"`);
  }
  if (reply.getHeader('Cache-Control') === NOT_KEPT) reply.header('Cache-Control', KEPT);
  return reply.getHeader('ETag') as string;
}

function mustMatch(request: FastifyRequest, etag: string | undefined): void {
  const tags = entityTags(request, 'If-Match');
  if (tags === undefined || tags === 'any') return;
  if (etag === undefined || !strong(tags).includes(etag)) throw new PreconditionFailed(etag);
}

function isKnown(request: FastifyRequest, etag: string | undefined): boolean {
  const tags = entityTags(request, 'If-None-Match');
  if (tags === undefined || etag === undefined) return false;
  return tags === 'any' || weak(tags).includes(etag.replace(/^W\//, ''));
}
