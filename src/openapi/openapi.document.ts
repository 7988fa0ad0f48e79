import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { exampleTransactionId } from '../http/openapi/examples.openapi.js';
import { correlationIdHeader, headerComponents } from '../http/openapi/headers.openapi.js';
import { problemSchema } from '../http/openapi/problem.openapi.js';
import { withClosedRequests } from './closed-schemas.js';
import { operationsOf, type ParameterObject } from './operations.js';

const DESCRIPTION = `Accounts on a durable log of events.

- Amounts are whole minor units (cents), exact integers up to 9223372036854775807. Mind that
  JavaScript's numbers are not exact beyond 9007199254740991.
- All parameters stand in the query string, except personal data, which stands in a JSON body. Unknown and repeated ones are refused.
- A header \`Idempotency-Key\`, a UUID, stands for the parameter \`transactionId\` where that is left out. It is refused
  where neither it nor a single \`transactionId\` is taken.
- \`If-Match\` with an account's ETag, on a write to that account: it is done only while the account is at that version, else 412
  names the one that it is at. What was done before, by its transactionId, is answered as done. \`If-None-Match\`
  on a read: 304 while nothing has changed.
- Errors are \`application/problem+json\` (RFC 9457): go by their \`code\`, show their \`detail\`.
- Lists come in pages: pass \`next\` on as \`cursor\`, with the same filters, until it is null.
- \`Log-Position\` says which position of the event log an answer reflects; pass that of a write on as
  \`minPosition\` to see it in what you read.
- What OpenAPI has no words for stands beside a parameter: \`x-not-with\`, \`x-only-with\` and \`x-needs\` name another one,
  \`x-not-after\` a time that may not be earlier, \`x-not-above\` an amount that may not be less, \`x-taken-from\` what of an answer to give; \`x-past\` is a time that has
  passed. \`x-one-of\` names parameters of an operation of which there must be just one.
- Every answer has an \`X-Correlation-Id\`: the request's own, if it has one.
- Whatever can't be read as a request at all is answered with 400, 404, 405, 408, 414, 417 or 431.`;

/**
 * The public API, as OpenAPI describes it. An operation's id is the name of its controller's method, its tag
 * is the one that `ApiTags` gives.
 */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, describedBank(), {
    operationIdFactory: (_, method) => method,
    autoTagControllers: false,
  });
  const components = {
    schemas: {
      ...withClosedRequests(document.components!.schemas!, document),
      Problem: problemSchema,
    },
    headers: headerComponents,
  };
  for (const operation of operationsOf(document)) {
    const parameters = [...(operation.parameters ?? []), correlationIdHeader] as ParameterObject[];
    operation.parameters = parameters.map((each) => withOwnExample(each, operation.operationId!));
  }
  return { ...document, components, security: [] };
}

/** Examples that shared a transaction id would be taken for retries of each other. */
function withOwnExample(parameter: ParameterObject, operationId: string): ParameterObject {
  const isOfOperation = parameter.name === 'transactionId' && parameter.required;
  return isOfOperation ? { ...parameter, example: exampleTransactionId(operationId) } : parameter;
}

const describedBank = () =>
  new DocumentBuilder()
    .setOpenAPIVersion('3.0.3')
    .setTitle('Event-sourced bank')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/', 'Where this document comes from.')
    .addTag('Accounts', 'Open, use, close and list accounts.')
    .addTag('Owners', 'Erase what is personal of them.')
    .addTag('Ledger', 'What the bank holds, by double entry.')
    .addTag('Feed', 'What happens, for other systems.')
    .addTag('Health', 'For the operator.')
    .build();
