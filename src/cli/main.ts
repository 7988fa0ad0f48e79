import { run } from './run.js';

const failed = await run(process.argv.slice(2));
if (failed !== undefined) process.exit(failed);
