import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { VersionCondition, Versions } from '../../event-sourcing/decide/version-condition.js';
import { isRead } from '../routes/request-method.js';
import { invalid } from '../problems/request.errors.js';
import { Configured, configurationOf } from '../routes/route-configuration.js';
import { parseEntityTags, strong, weak, type EntityTag, type EntityTags } from './entity-tags.js';

const headers = ['If-Match', 'If-None-Match'] as const;
type ConditionHeader = (typeof headers)[number];

const VERSION = /^"([1-9]\d{0,14})"$/;

/** For a write whose ETag is the version of what it changes. */
export const TakesConditions = () => Configured({ takesConditions: true });

/** What `If-Match` and `If-None-Match` ask of the version; undefined without them. */
export const Condition = createParamDecorator((_: unknown, context: ExecutionContext) =>
  conditionOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The check of such a header, before anything is done. */
export function mustBeCondition(name: ConditionHeader) {
  return (_: string, request: FastifyRequest): void => {
    if (request.is404) return;
    if (!isRead(request) && !configurationOf(request).takesConditions)
      throw invalid(name, 'is not taken here: leave that header out');
    entityTags(request, name);
  };
}

/** Nothing here has a time of its last change: a read without regard to it shows what there is. */
export function mustBeRead(_: string, request: FastifyRequest): void {
  if (!isRead(request) && !request.is404)
    throw invalid('If-Unmodified-Since', 'is not taken here: send If-Match with an ETag instead');
}

/** Undefined if the request does not have that header. */
export function entityTags(request: FastifyRequest, name: ConditionHeader): EntityTags | undefined {
  const text = request.headers[name.toLowerCase()];
  if (text === undefined) return undefined;
  const tags = typeof text === 'string' ? parseEntityTags(text) : undefined;
  if (!tags) throw invalid(name, 'must be * or a list of ETags in their quotes, such as "2"');
  return tags;
}

function conditionOf(request: FastifyRequest): VersionCondition | undefined {
  const [match, noneMatch] = headers.map((name) => entityTags(request, name));
  if (!match && !noneMatch) return undefined;
  return {
    among: match && versionsOf(match, strong),
    notAmong: noneMatch && versionsOf(noneMatch, weak),
  };
}

/** Other tags are those of no version. */
function versionsOf(
  tags: EntityTags,
  compared: (tags: readonly EntityTag[]) => string[],
): Versions {
  if (tags === 'any') return 'any';
  return compared(tags).flatMap((tag) => VERSION.exec(tag)?.slice(1).map(Number) ?? []);
}
