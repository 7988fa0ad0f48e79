import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { parseExactJson, readableJson } from '../../src/http/bodies/exact-json.js';
import { problemCatalogue } from '../../src/http/problems/problem.catalogue.js';
import { databases } from '../support/databases.js';
import { startApp, type TestApp } from '../support/test-app.js';

interface Response {
  readonly description: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<
    Record<string, { schema: { $ref?: string }; examples?: Record<string, { value: Example }> }>
  >;
}

interface Example {
  readonly code: string;
  readonly status: number;
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly { name: string; in: string; description: string; schema: object }[];
  readonly responses: Readonly<Record<string, Response>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

const committedText = readFileSync(join(__dirname, '..', '..', 'openapi.json'), 'utf8');
const committed = JSON.parse(committedText) as Document;
const operations = Object.entries(committed.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
);

describe('OpenAPI', () => {
  const [database] = databases;
  let databaseUrl: string;
  let app: TestApp;

  beforeAll(async () => {
    databaseUrl = await database!.createUrl();
    app = await startApp(databaseUrl);
  });

  afterAll(async () => {
    await app.close();
    await database!.drop(databaseUrl);
  });

  it('has the committed copy that is served (npm run openapi writes it)', async () => {
    const { text } = await request(app.url).get('/openapi.json').expect(200);
    // As text: parsed, its largest numbers would be rounded.
    expect(`${readableJson(parseExactJson(text))}\n`).toBe(committedText);
  });

  it('is what the root leads to', async () => {
    const root = await fetch(app.url);
    expect([root.url, root.status]).toEqual([`${app.url}/docs`, 200]);
    await request(app.url).get('/?x=1').expect(400);
  });

  it('describes every route that a controller serves', () => {
    const served = app.routes
      .filter(({ path }) => !/^\/($|docs|openapi)/.test(path))
      .flatMap(({ path, methods }) =>
        methods
          .filter((method) => method !== 'HEAD')
          .map((method) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`),
      );
    expect(operations.map(([name]) => name).sort()).toEqual(served.sort());
  });

  it('writes amounts as 64-bit integers', () => {
    expect(committed.components.schemas.AccountResponse).toMatchObject({
      properties: { balance: { type: 'integer', format: 'int64' } },
    });
    const amounts = operations
      .flatMap(([, { parameters }]) => parameters)
      .filter(({ name }) => /^(amount|deposit|withdraw)$/.test(name));
    expect(amounts).toHaveLength(6);
    for (const { schema } of amounts)
      expect(schema).toMatchObject({ type: 'integer', format: 'int64' });
  });

  describe.each(operations)('%s', (_, { summary, description, parameters, responses }) => {
    const problems = Object.entries(responses).filter(([status]) => Number(status) >= 400);

    it('is described', () => {
      expect(summary).toMatch(/\w/);
      expect(description).toMatch(/\w/);
      for (const parameter of parameters) expect(parameter.description).toMatch(/\w/);
      const own = parameters.filter(({ name }) => name === 'X-Correlation-Id');
      expect(own).toMatchObject([{ in: 'header', required: false }]);
    });

    it('has a good answer, with its headers', () => {
      const good = Object.entries(responses).find(([status]) => Number(status) < 300);
      expect(Object.keys(good![1].headers!)).toContain('X-Correlation-Id');
      expect(good![1].description).toMatch(/\w/);
    });

    it('has every bad answer, each with examples', () => {
      expect(problems.map(([status]) => status)).toEqual(
        expect.arrayContaining(['400', '406', '414', '415', '500', '503']),
      );
      for (const [status, { content = {} }] of problems) {
        const { schema, examples = {} } = content['application/problem+json']!;
        expect(schema.$ref).toBe('#/components/schemas/Problem');
        expect(Object.keys(examples)).not.toHaveLength(0);
        for (const [code, { value }] of Object.entries(examples)) {
          expect(value).toMatchObject({ code, status: Number(status) });
          expect(problemCatalogue).toHaveProperty(code);
        }
      }
    });
  });

  it('stands for routes that all refuse unknown parameters', async () => {
    for (const { path, methods } of app.routes)
      for (const method of methods.filter((each) => each !== 'HEAD')) {
        const url = path
          .replace(/:\w+/g, '123e4567-e89b-42d3-a456-426614174000')
          .replace('*', 'swagger-ui.css');
        const answer = await request(app.url)[method.toLowerCase() as 'get'](`${url}?nothing=1`);
        expect([method, path, answer.status]).toEqual([method, path, 400]);
        expect(answer.body).toMatchObject({ code: 'invalid-parameters' });
      }
  });
});
