import { readFileSync } from 'node:fs';
import { node, prepare } from './prepare.mjs';
import { run } from './run.mjs';
import { isAlive } from './turn.mjs';

await prepare();
if (node === process.execPath) {
  endWithNpm();
  endWhileStarting();
  await import('../dist/main.js');
} else {
  endWithNpm();
  const { code } = await run(node, [import.meta.filename]);
  process.exit(code);
}

/** npm killed with -9 tells nobody, and a shell between npm and this process passes no signal on. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const beyond = parentOfShell(parent);
  const watch = setInterval(() => {
    if (process.ppid === parent && (!beyond || isAlive(beyond))) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}

function parentOfShell(pid) {
  if (process.platform !== 'linux') return undefined;
  const [, name, parent] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return /^(ba|da|a|z|k)?sh$|^busybox$/.test(name) ? Number(parent) : undefined;
}

/** Until main.js has its own handlers, a signal just ends the process; afterwards they decide. */
function endWhileStarting() {
  let starting = true;
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => {
      starting &&= process.listenerCount(signal) === 1;
      if (starting) process.exit(0);
    });
}
