import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { docsPage } from './docs-page.js';
import { docsScript } from './docs-page.script.js';
import { createOpenApiDocument } from './openapi.document.js';

/** What the page needs of Swagger UI; nothing else of the package is served. */
const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

/** Serves Swagger UI on /docs, and the document on /openapi.json. */
export function serveDocs(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const script = docsScript();
  let document: OpenAPIObject | undefined;

  fastify.get('/openapi.json', (request) =>
    seenFrom(request, (document ??= createOpenApiDocument(app))),
  );
  for (const [path, base] of [
    ['/docs', './docs/'],
    ['/docs/', './'],
    ['/docs/index.html', './'],
  ] as const)
    fastify.get(path, (_, reply) => reply.type('text/html; charset=utf-8').send(docsPage(base)));
  fastify.get('/docs/page.js', (_, reply) =>
    reply.type('text/javascript; charset=utf-8').send(script),
  );
  void fastify.register(fastifyStatic, { root: swaggerUiFolder(), serve: false });
  for (const file of FILES) fastify.get(`/docs/${file}`, (_, reply) => reply.sendFile(file));
}

/** The document with the URL under which the sender of this request finds the API. */
function seenFrom({ server, raw }: FastifyRequest, document: OpenAPIObject): OpenAPIObject {
  const [first] = document.servers!;
  return { ...document, servers: [{ ...first, url: server.outside.base(raw) }] };
}

const swaggerUiFolder = () =>
  dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
