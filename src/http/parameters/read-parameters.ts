import type { Type } from '@nestjs/common';
import { getMetadataStorage, validateSync } from 'class-validator';
import { passesChecks } from './passes-checks.js';
import { InvalidParameters, type ParameterError } from '../problems/request.errors.js';

/** A query as the router has it: a parameter that was repeated is an array. */
export type Query = Readonly<Record<string, string | string[]>>;

/** For a route that takes none. */
export class NoParameters {}

const known = new WeakMap<object, ReadonlySet<string>>();

/**
 * A request object with the parameters of a query, as its class-validator decorators ask for them.
 *
 * @throws {InvalidParameters} that names every unknown, repeated, missing and malformed parameter.
 */
export function readParameters<T extends object>(RequestClass: Type<T>, query: Query): T {
  const request = new RequestClass();
  const names = parametersOf(RequestClass);
  const errors: ParameterError[] = [];
  for (const [parameter, value] of Object.entries(query)) {
    if (!names.has(parameter)) errors.push({ parameter, detail: unknown(names) });
    else if (typeof value !== 'string')
      errors.push({ parameter, detail: 'is given more than once' });
    else (request as Record<string, unknown>)[parameter] = value;
  }
  const wrong = errors.map(({ parameter }) => parameter);
  for (const { property, constraints = {} } of passesChecks(request) ? [] : validateSync(request))
    if (!wrong.includes(property))
      errors.push({ parameter: property, detail: Object.values(constraints)[0]! });
  if (errors.length > 0) throw new InvalidParameters(errors);
  return request;
}

/** The names of the parameters that a class declares. */
export function parametersOf(RequestClass: Type<object>): ReadonlySet<string> {
  let names = known.get(RequestClass);
  if (!names) {
    const metadata = getMetadataStorage().getTargetValidationMetadatas(
      RequestClass,
      '',
      true,
      false,
    );
    names = new Set(metadata.map(({ propertyName }) => propertyName));
    known.set(RequestClass, names);
  }
  return names;
}

/** What is wrong with a name that is not among these. */
export function unknown(names: ReadonlySet<string>): string {
  const list = [...names].join(', ');
  return list
    ? `is not a parameter here (there are: ${list})`
    : 'is not a parameter: none is taken here';
}
