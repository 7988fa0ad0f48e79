// Usage: node scripts/run-source.mjs <program in TypeScript> [--unbuilt] [its arguments]
// With --unbuilt, for a program that does without a build.
import { join } from 'node:path';
import { node, prepare } from './prepare.mjs';
import { endWithNpm, run } from './run.mjs';

const [program, ...rest] = process.argv.slice(2);
const isUnbuilt = rest[0] === '--unbuilt';
endWithNpm();
await prepare({ build: isUnbuilt ? 'none' : 'checked' });
const root = join(import.meta.dirname, '..');
const args = ['--import', '@swc-node/register/esm-register', join(root, program)];
const { code } = await run(node, [...args, ...rest.slice(isUnbuilt ? 1 : 0)], { cwd: root });
process.exit(code);
