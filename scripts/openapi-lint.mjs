// Lints the committed OpenAPI document; a warning is a mistake as well.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { node, prepare } from './prepare.mjs';
import { run } from './run.mjs';

await prepare({ build: 'none' });
const root = join(import.meta.dirname, '..');
const { resolve } = createRequire(import.meta.url);
const cli = join(resolve('@redocly/cli/package.json'), '..', 'bin', 'cli.js');
// It tells nobody, and asks for no newer version of itself.
const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
const args = ['lint', '--extends=recommended-strict', '--format=stylish', 'openapi.json'];
process.exit((await run(node, [cli, ...args], { cwd: root, env })).code);
