import type { FastifyRequest } from 'fastify';
import { isHost } from './host.js';
import { invalid } from '../problems/request.errors.js';
import { lastOf } from './outside.js';
import { isBasePath } from './outside.settings.js';

/** Of a proxy that is trusted, also what it says must be right: it ends up in what clients follow. */
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
