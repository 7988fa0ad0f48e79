import type { OpenAPIObject } from '@nestjs/swagger';
import { operationsOf } from './operations.js';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

const PREFIX = '#/components/schemas/';

/** The schemas, of which those that a request body is made of take no other members: `readBody` refuses them. */
export function withClosedRequests(
  schemas: Schemas,
  document: Pick<OpenAPIObject, 'paths'>,
): Schemas {
  const closed = namesOfRequestSchemas(schemas, document).map(
    (name) => [name, { ...schemas[name], additionalProperties: false }] as const,
  );
  return { ...schemas, ...Object.fromEntries(closed) };
}

/** The names of all schemas that request bodies are made of. */
export function namesOfRequestSchemas(
  schemas: Schemas,
  document: Pick<OpenAPIObject, 'paths'>,
): string[] {
  const bodies = operationsOf(document).map(({ requestBody }) => requestBody);
  return [...namesIn(bodies, schemas, new Set())];
}

/** The names of all schemas that are referred to, also by way of others. */
function namesIn(value: unknown, schemas: Schemas, found: Set<string>): Set<string> {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, each] of Object.entries(value)) {
    const name = key === '$ref' && typeof each === 'string' ? each.slice(PREFIX.length) : undefined;
    if (name === undefined) namesIn(each, schemas, found);
    else if (!found.has(name)) namesIn(schemas[name], schemas, found.add(name));
  }
  return found;
}
