// Lets the bank live through faults, one after another. The arguments are those of test/chaos/order.ts.
import { join } from 'node:path';
import { node, prepare } from './prepare.mjs';
import { endWithNpm, run } from './run.mjs';

endWithNpm();
await prepare();
const root = join(import.meta.dirname, '..');
const main = join(root, 'test', 'chaos', 'main.ts');
const { code } = await run(
  node,
  ['--import', '@swc-node/register/esm-register', main, ...process.argv.slice(2)],
  { cwd: root },
);
process.exit(code);
