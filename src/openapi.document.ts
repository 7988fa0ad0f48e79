import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { correlationIdHeader, headerComponents } from './http/headers.openapi.js';
import { problemSchema } from './http/problem.openapi.js';

const DESCRIPTION = `Accounts on a durable log of events.

- Amounts are whole minor units (cents), exact integers up to 9223372036854775807. Mind that
  JavaScript's numbers are not exact beyond 9007199254740991.
- All parameters stand in the query string, except personal data, which stands in a JSON body. Unknown and repeated ones are refused.
- Errors are \`application/problem+json\` (RFC 9457): go by their \`code\`, show their \`detail\`.
- Lists come in pages: pass \`next\` on as \`cursor\`, with the same filters, until it is null.
- \`Log-Position\` says which position of the event log an answer reflects; pass that of a write on as
  \`minPosition\` to see it in what you read.
- Every answer has an \`X-Correlation-Id\`: the request's own, if it has one.
- Whatever can't be read as a request at all is answered with 400, 404, 405, 408, 414, 417 or 431.`;

/** The public API, as OpenAPI describes it. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Event-sourced bank')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addTag('Accounts', 'Open, use, close and list accounts.')
    .addTag('Owners', 'Erase what is personal of them.')
    .addTag('Ledger', 'What the bank holds, by double entry.')
    .addTag('Feed', 'What happens, for other systems.')
    .addTag('Health', 'For the operator.')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (_, method) => method,
  });
  const { schemas } = document.components!;
  const components = {
    schemas: { ...schemas, Problem: problemSchema },
    headers: headerComponents,
  };
  const paths = Object.values(document.paths);
  for (const operation of paths.flatMap(operationsOf))
    operation.parameters = [...(operation.parameters ?? []), correlationIdHeader];
  return { ...document, components };
}

const operationsOf = ({ get, put, post, delete: remove }: OpenAPIObject['paths'][string]) =>
  [get, put, post, remove].filter((operation) => operation !== undefined);

/** Serves Swagger UI on /docs, and the document on /openapi.json. */
export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup('docs', app, () => createOpenApiDocument(app), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Event-sourced bank',
    swaggerOptions: { displayRequestDuration: true },
  });
}
