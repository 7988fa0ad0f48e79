// Serves from the sources, and begins anew whenever one is saved. Types are not checked: `npm run check` does that.
import { join } from 'node:path';
import { node, prepare } from './prepare.mjs';
import { endWithNpm, run } from './run.mjs';

endWithNpm();
await prepare({ build: 'none' });
// Whoever edits does not wait for clients to turn elsewhere.
process.env.DRAIN_MS ??= '0';
const root = join(import.meta.dirname, '..');
const watch = ['--watch', '--watch-preserve-output', `--watch-path=${join(root, 'src')}`];
const source = ['--import', '@swc-node/register/esm-register', join(root, 'src', 'main.ts')];
const { code } = await run(node, [...watch, ...source], { cwd: root });
process.exit(code);
