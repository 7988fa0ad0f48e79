import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Answered } from '../../src/http/answers/answer.js';
import type { HttpServer } from '../../src/http/connections/http-server.js';
import type { Operation } from '../../src/openapi/operations.js';

/** What may be answered before an operation is found: the description of the whole API names it. */
export const OF_NO_OPERATION: ReadonlySet<string> = new Set([
  'path-not-found',
  'malformed-url',
  'malformed-request',
  'method-not-allowed',
  'request-timeout',
  'expectation-failed',
  'headers-too-large',
]);

/** The codes of problems that an operation's document names. */
export const documentedCodes = ({ responses }: Operation): Set<string> =>
  new Set(
    Object.values(responses as Record<string, WithExamples>).flatMap(({ content }) =>
      Object.keys(content?.['application/problem+json']?.examples ?? {}),
    ),
  );

interface WithExamples {
  readonly content?: Readonly<Record<string, { readonly examples?: object }>>;
}

/** Holds the answers of a server to what the committed document says of its operations. */
export class DocumentedAnswers {
  private readonly undocumented = new Set<string>();
  private readonly codes = new Map<string, Set<string>>();

  constructor(document = readDocument()) {
    for (const [path, methods] of Object.entries(document.paths))
      for (const [method, operation] of Object.entries(methods as Record<string, Operation>))
        this.codes.set(`${method.toUpperCase()} ${path}`, documentedCodes(operation));
  }

  watch(server: HttpServer): void {
    const { onAnswered } = server;
    server.onAnswered = (answered) => {
      onAnswered(answered);
      this.look(answered);
    };
  }

  /** @throws {Error} that names each code which an operation has given and its document does not name. */
  mustBeAll(): void {
    if (this.undocumented.size > 0) throw new Error([...this.undocumented].join('\n'));
  }

  look({ method = '', route, refusal }: Pick<Answered, 'method' | 'route' | 'refusal'>): void {
    if (!refusal || OF_NO_OPERATION.has(refusal.code)) return;
    const path = route.replace(/:(\w+)/g, '{$1}');
    const operation = `${method === 'HEAD' ? 'GET' : method} ${path}`;
    const known = this.codes.get(operation);
    if (!known || known.has(refusal.code)) return;
    this.undocumented.add(
      `${operation} has answered ${refusal.code}, which its document does not name: give the error to its ` +
        'Api...Problems(), in a *.openapi.ts, and run "npm run openapi".',
    );
  }
}

const readDocument = () =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, '..', '..', 'openapi.json'), 'utf8'),
  ) as OpenAPIObject;
