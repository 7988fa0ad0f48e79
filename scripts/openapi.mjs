// Writes openapi.json, the committed copy of what the service says of itself.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { node, prepare } from './prepare.mjs';
import { run } from './run.mjs';

await prepare();
if (node === process.execPath) await write();
else process.exit((await run(node, [import.meta.filename])).code);

async function write() {
  const { NestFactory } = await import('@nestjs/core');
  const { AppModule } = await import('../dist/app.module.js');
  const { readConfiguration } = await import('../dist/configuration/configuration.js');
  const { readableJson } = await import('../dist/http/bodies/exact-json.js');
  const { HttpAdapter } = await import('../dist/http/http-adapter.js');
  const { createOpenApiDocument } = await import('../dist/openapi/openapi.document.js');

  const folder = mkdtempSync(join(tmpdir(), 'bank-openapi-'));
  const configuration = readConfiguration({ DATABASE_URL: `sqlite:${join(folder, 'none')}` });
  const module = AppModule.forRoot(configuration);
  const app = await NestFactory.create(module, new HttpAdapter(), { preview: true, logger: false });
  const document = readableJson(createOpenApiDocument(app));
  rmSync(folder, { recursive: true });
  writeFileSync(join(import.meta.dirname, '..', 'openapi.json'), `${document}\n`);
}
