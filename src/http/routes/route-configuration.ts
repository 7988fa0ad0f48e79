import { RouteConfig } from '@nestjs/platform-fastify';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import type { FastifyRequest } from 'fastify';

/** What a route says of the requests that it takes. */
export interface RouteConfiguration {
  /** All others take none. */
  readonly body?: 'json';
  readonly maxBytes?: number;
  /** It stands for the parameter `transactionId`, or is asked for by the route itself; else it is refused. */
  readonly idempotencyKey?: 'transactionId' | 'itself';
  /** A write that is done only on the conditions of `If-Match` and `If-None-Match`. */
  readonly takesConditions?: true;
}

/** Adds to what other decorators say of the route. */
export const Configured =
  (more: RouteConfiguration): MethodDecorator =>
  (target, name, method) => {
    const before = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, method.value as object) as
      RouteConfiguration | undefined;
    RouteConfig({ ...before, ...more })(target, name, method);
  };

export const configurationOf = ({ routeOptions }: FastifyRequest): RouteConfiguration =>
  routeOptions.config as RouteConfiguration;
