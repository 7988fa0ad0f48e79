import type { FastifyRequest } from 'fastify';
import { mustBeOffered } from '../answers/negotiation.js';
import { mustBeForwardedHost, mustBePrefix, mustBeProtocol } from '../outside/forwarded-headers.js';
import { PROBLEM_JSON } from '../problems/problem.js';
import { isRead } from '../routes/request-method.js';
import {
  ExpectationFailed,
  invalid,
  MalformedRequest,
  UnsupportedEncoding,
} from '../problems/request.errors.js';
import { mustBeCondition, mustBeRead } from './conditions.js';
import { isHost } from '../outside/host.js';
import { takeIdempotencyKey } from './idempotency-key.js';

/** @throws for a value that can't be obeyed. */
type Check = (value: string, request: FastifyRequest) => void;

/** Node keeps one of several, or the sender means something that no route does. */
const once = new Set(['host', 'content-type', 'authorization']);

/** Headers that give a request another meaning. What is neither obeyed here nor elsewhere is refused. */
const checks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['host', mustBeHost],
  ['expect', mustBeContinue],
  ['accept', mustBeMet],
  ['idempotency-key', takeIdempotencyKey],
  ['if-match', mustBeCondition('If-Match')],
  ['if-none-match', mustBeCondition('If-None-Match')],
  ['if-unmodified-since', mustBeRead],
  ['x-forwarded-prefix', mustBePrefix],
  ['x-forwarded-proto', mustBeProtocol],
  ['x-forwarded-host', mustBeForwardedHost],
  ['content-encoding', mustBe('identity')],
  ['transfer-encoding', mustBe('chunked')],
  ...mustBeLeftOut('Content-Range', 'send the whole of it'),
  ...['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'].flatMap((name) =>
    mustBeLeftOut(name, 'send the method itself'),
  ),
]);

/** Why a request must not be carried out with these headers, if so. */
export function refusalOfHeaders(request: FastifyRequest): Error | undefined {
  const { rawHeaders } = request.raw;
  const seen = new Set<string>();
  try {
    for (let index = 0; index < rawHeaders.length; index += 2) {
      const name = rawHeaders[index]!.toLowerCase();
      if (once.has(name)) {
        if (seen.has(name)) throw new MalformedRequest(`It has more than one header ${name}.`);
        seen.add(name);
      }
      checks.get(name)?.(rawHeaders[index + 1]!, request);
    }
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

function mustBeHost(value: string): void {
  if (!isHost(value)) throw new MalformedRequest('Its Host is no name or address.');
}

/** Node takes a list with it among others for it. */
function mustBeContinue(value: string): void {
  if (value.trim().toLowerCase() !== '100-continue') throw new ExpectationFailed();
}

/** What reads answer is held against it when it is there; what writes answer, before anything is written. */
function mustBeMet(_: string, request: FastifyRequest): void {
  if (request.is404 || isRead(request)) return;
  mustBeOffered(request.headers.accept, ['application/json; charset=utf-8', PROBLEM_JSON]);
}

function mustBe(only: string): Check {
  return (value) => {
    const codings = value.split(',').map((each) => each.trim().toLowerCase());
    if (codings.some((each) => each !== '' && each !== only)) throw new UnsupportedEncoding();
  };
}

function mustBeLeftOut(parameter: string, instead: string): [string, Check][] {
  const detail = `is not taken: leave that header out, and ${instead}`;
  const refuse = () => {
    throw invalid(parameter, detail);
  };
  return [[parameter.toLowerCase(), refuse]];
}
