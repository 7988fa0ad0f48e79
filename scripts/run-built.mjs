// Usage: node scripts/run-built.mjs <program below dist> [its arguments]
import { join } from 'node:path';
import { node, prepare } from './prepare.mjs';
import { endWithNpm, run } from './run.mjs';

const [program, ...args] = process.argv.slice(2);
endWithNpm();
await prepare();
const { code } = await run(node, [join(import.meta.dirname, '..', 'dist', program), ...args]);
process.exit(code);
