import { node, prepare } from './prepare.mjs';
import { endWithNpm, run } from './run.mjs';

endWithNpm();
endWhileStarting();
await prepare();
if (node === process.execPath) {
  await import('../dist/main.js');
} else {
  const { code } = await run(node, [import.meta.filename]);
  process.exit(code);
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
