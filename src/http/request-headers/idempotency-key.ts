import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { IS_A_UUID, isUuid } from '../parameters/parameter.decorators.js';
import { isRead } from '../routes/request-method.js';
import { invalid } from '../problems/request.errors.js';
import { Configured, configurationOf } from '../routes/route-configuration.js';

const parameter = 'Idempotency-Key';
const QUOTED = /^"(.*)"$/;

/** For a route that takes an Idempotency-Key where its parameter `transactionId` is left out. */
export const TakesIdempotencyKey = () => Configured({ idempotencyKey: 'transactionId' });

/** For a route without such a parameter, which asks for the `@IdempotencyKey()` itself. */
export const AsksForIdempotencyKey = () => Configured({ idempotencyKey: 'itself' });

/** The request's own, in lower case; undefined if it has none. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext) =>
  keyOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/**
 * Puts a key in place of the `transactionId` that is left out. Reads need none: they do nothing.
 *
 * @throws {InvalidParameters} if it can't be obeyed.
 */
export function takeIdempotencyKey(_: string, request: FastifyRequest): void {
  if (request.is404 || isRead(request)) return;
  const { idempotencyKey } = configurationOf(request);
  if (!idempotencyKey) throw refusal('is not taken here: leave that header out');
  const key = keyOf(request);
  if (idempotencyKey === 'itself') return;
  const query = request.query as Record<string, unknown>;
  const { transactionId = key } = query;
  if (typeof transactionId === 'string' && transactionId.toLowerCase() !== key)
    throw refusal('is not the transactionId: give one of them, or the same as both');
  query.transactionId = transactionId;
}

/** Bare, or in quotes, as in the draft of the header's standard. */
function keyOf({ headers }: FastifyRequest): string | undefined {
  const text = headers['idempotency-key'];
  if (text === undefined) return undefined;
  const key = typeof text === 'string' ? text.replace(QUOTED, '$1') : text;
  if (!isUuid(key)) throw refusal(IS_A_UUID);
  return key.toLowerCase();
}

const refusal = (detail: string) => invalid(parameter, detail);
