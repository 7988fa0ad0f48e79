// Usage: node scripts/test.mjs [--only=<project>] [arguments of jest]
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { node, prepare } from './prepare.mjs';
import { endWithNpm, run } from './run.mjs';

const [only, args] = process.argv[2]?.startsWith('--only=')
  ? [process.argv[2].slice('--only='.length), process.argv.slice(3)]
  : [undefined, process.argv.slice(2)];

// The tests start the built program hundreds of times: it is compiled once.
process.env.NODE_COMPILE_CACHE ??= join(
  import.meta.dirname,
  '..',
  'node_modules',
  '.cache',
  'node',
);

endWithNpm();
// Types are checked by `npm run check`, and by `npm start`.
await prepare({ build: only === 'unit' ? 'none' : 'quick' });
const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const { code } = await run(node, [jest, ...args, ...(only ? ['--selectProjects', only] : [])]);
process.exit(code);
