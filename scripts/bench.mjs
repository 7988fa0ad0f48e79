// Measures how fast the bank is, beside its references. The arguments are those of bench/src/order.ts.
import { join } from 'node:path';
import { dependenciesOf, node, prepare } from './prepare.mjs';
import { endWithNpm, run } from './run.mjs';

endWithNpm();
await prepare({ more: [dependenciesOf('bench')] });
const root = join(import.meta.dirname, '..');
const main = join(root, 'bench', 'src', 'main.ts');
const { code } = await run(
  node,
  ['--import', '@swc-node/register/esm-register', main, ...process.argv.slice(2)],
  { cwd: root },
);
process.exit(code);
