// The operator's command line in a process that carries out one command after another, each as `bank` does.
// It ends after one that has failed, as that does.
import { run } from '../../dist/cli/run.js';

const output = { stdout: '', stderr: '' };
for (const name of ['stdout', 'stderr'])
  process[name].write = (text, ...rest) => {
    output[name] += text;
    rest.findLast((each) => typeof each === 'function')?.();
    return true;
  };

process.on('message', async ({ args, env }) => {
  Object.assign(output, { stdout: '', stderr: '' });
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  process.exitCode = undefined;
  const failed = await run(args);
  const result = { ...output, code: failed ?? process.exitCode ?? 0 };
  process.send({ ...result, hasEnded: failed !== undefined }, () => {
    if (failed !== undefined) process.exit(failed);
  });
});
process.send('ready');
