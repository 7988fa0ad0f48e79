// Gets schemathesis for the tests.
import { join } from 'node:path';
import { node, prepare } from './prepare.mjs';
import { endWithNpm, run } from './run.mjs';

endWithNpm();
await prepare({ build: false });
const root = join(import.meta.dirname, '..');
const main = join(root, 'test', 'schemathesis', 'install.ts');
const { code } = await run(node, ['--import', '@swc-node/register/esm-register', main], {
  cwd: root,
});
process.exit(code);
