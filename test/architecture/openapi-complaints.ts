import type { OpenAPIObject } from '@nestjs/swagger';
import { publicCodes } from '../../src/http/problems/problem.catalogue.js';
import { namesOfRequestSchemas } from '../../src/openapi/closed-schemas.js';
import {
  operationsOf,
  type Operation,
  type ParameterObject,
} from '../../src/openapi/operations.js';
import { documentedCodes, OF_NO_OPERATION } from '../support/documented-answers.js';

/** What is wrong with an OpenAPI document that a linter does not see, and where to mend it. */
export function complaintsAbout(document: OpenAPIObject): string[] {
  const operations = operationsOf(document);
  const tags = (document.tags ?? []).map(({ name }) => name);
  return [
    ...repeated(operations.map(({ operationId }) => operationId!)).map(
      (id) => `${id} names two operations: give one of the controllers' methods another name`,
    ),
    ...operations.flatMap((operation) => [
      ...aboutIdAndTag(operation, tags),
      ...parametersOf(operation).flatMap((parameter) =>
        aboutParameter(parameter).map((what) => `${operation.operationId}: ${what}`),
      ),
    ]),
    ...aboutTransactionIds(operations),
    ...aboutRequestSchemas(document),
    ...aboutCodes(operations),
  ];
}

function aboutIdAndTag({ operationId = '', tags = [] }: Operation, declared: string[]): string[] {
  const complaints: string[] = [];
  if (!/^[a-z]+[A-Z]\w+$/.test(operationId))
    complaints.push(
      `id "${operationId}" must be a verb and a noun, such as getAccount: it is the controller's method`,
    );
  if (tags.length !== 1)
    complaints.push(`${operationId} needs one tag: by @ApiTags, on its class or its method`);
  for (const tag of tags)
    if (!declared.includes(tag))
      complaints.push(`tag "${tag}" is not declared: by addTag, in openapi.document.ts`);
  return complaints;
}

/** Swagger UI fills in every example: requests must succeed with them as they are. */
function aboutParameter({ name, required, schema, example, ...place }: ParameterObject): string[] {
  const { type, pattern, maxLength, maximum, ...rest } = schema as SchemaWithBounds;
  const complaints: string[] = [];
  const hasExample = (example ?? rest.example) !== undefined;
  if (required && !hasExample) complaints.push(`${name} is required, and needs an example`);
  if (!required && hasExample && !OF_SHORT_FORM.has(name))
    complaints.push(`${name} has an example, which would be filled in, but is optional`);
  // A header that is not as it should be may be passed over.
  if (place.in === 'header') return complaints;
  if (type === 'integer' && maximum === undefined)
    complaints.push(`${name} needs its upper bound, as enforced: maximum`);
  const formats = (rest.anyOf ?? [rest]).map(({ format = '' }) => format);
  const isBounded =
    (pattern ?? maxLength ?? rest.enum) !== undefined ||
    formats.every((format) => BOUNDED_FORMATS.has(format));
  if (type === 'string' && !isBounded)
    complaints.push(`${name} needs its length or pattern, as enforced: maxLength or pattern`);
  return complaints;
}

interface SchemaWithBounds {
  readonly type?: string;
  readonly format?: string;
  readonly anyOf?: readonly { readonly format?: string }[];
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly maximum?: number;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
}

/** Their checks bound them. */
const BOUNDED_FORMATS = new Set(['date-time', 'date']);
/** One of several is required there, which OpenAPI can't say. */
const OF_SHORT_FORM = new Set(['deposit']);

function aboutTransactionIds(operations: readonly Operation[]): string[] {
  const ids = operations.flatMap((operation) => {
    const parameters = parametersOf(operation).filter(({ name }) => name === 'transactionId');
    const inBody = JSON.stringify(operation.requestBody ?? {}).matchAll(
      /"transactionId":"([^"]+)"/g,
    );
    const ofOperation = [
      ...parameters.map(({ example }) => example as string),
      ...Array.from(inBody, ([, id]) => id!),
    ];
    return [...new Set(ofOperation)];
  });
  return repeated(ids).map((id) => `examples of two operations share the transaction id ${id}`);
}

function aboutRequestSchemas({ paths, components }: OpenAPIObject): string[] {
  const schemas = components!.schemas!;
  return namesOfRequestSchemas(schemas, { paths })
    .filter((name) => !('additionalProperties' in schemas[name]!))
    .map((name) => `${name} must say additionalProperties: false, since others are refused`);
}

/** Of commands that policies give, and of what the journal deals with itself. */
const INSIDE_ONLY = new Set([
  'invalid-amount',
  'bonus-cap-reached',
  'version-conflict',
  'duplicate-transaction',
]);

/** Of a code that no operation names, clients learn when they get it. */
function aboutCodes(operations: readonly Operation[]): string[] {
  const named = new Set(operations.flatMap((operation) => [...documentedCodes(operation)]));
  return publicCodes
    .filter((code) => !named.has(code) && !OF_NO_OPERATION.has(code) && !INSIDE_ONLY.has(code))
    .map(
      (code) =>
        `no operation names ${code}: give its error to the Api...Problems() of those that may answer it, ` +
        'and run "npm run openapi"',
    );
}

const parametersOf = ({ parameters = [] }: Operation) => parameters as ParameterObject[];

const repeated = (texts: readonly string[]) => [
  ...new Set(texts.filter((text, index) => texts.indexOf(text) !== index)),
];
