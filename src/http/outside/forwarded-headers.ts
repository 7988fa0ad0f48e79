import type { FastifyRequest } from 'fastify';
import { isHost } from './host.js';
import { invalid } from '../problems/request.errors.js';
import { lastOf } from './outside.js';
import { isBasePath } from './outside.settings.js';

/** What a trusted proxy says must be right as well: it ends up in links that clients follow. */
function mustBeForwarded(parameter: string, isRight: (value: string) => boolean, detail: string) {
  return (_: string, { server, raw, headers }: FastifyRequest): void => {
    const text = headers[parameter.toLowerCase()];
    if (!server.outside.trusts(raw) || (typeof text === 'string' && isRight(lastOf(text)))) return;
    throw invalid(parameter, detail);
  };
}

export const mustBePrefix = mustBeForwarded(
  'X-Forwarded-Prefix',
  isBasePath,
  'must be a path such as /bank',
);
export const mustBeProtocol = mustBeForwarded(
  'X-Forwarded-Proto',
  (value) => value === 'http' || value === 'https',
  'must be http or https',
);
export const mustBeForwardedHost = mustBeForwarded(
  'X-Forwarded-Host',
  isHost,
  'must be a name or address, and perhaps a port',
);
