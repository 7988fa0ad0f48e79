import { spawn } from 'node:child_process';

const signals = ['SIGINT', 'SIGTERM'];

/**
 * Runs a program to its end. Signals that reach this process are passed on; with `ownGroup`, to the
 * program's own children as well (it is then cut off from the terminal's keys).
 */
export async function run(program, args, { ownGroup = false, ...options } = {}) {
  const grouped = ownGroup && process.platform !== 'win32';
  const child = spawn(program, args, { stdio: 'inherit', ...options, detached: grouped });
  let interrupted = false;
  const passOn = (signal) => {
    interrupted = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    if (grouped) process.kill(-child.pid, signal);
    else child.kill(signal);
  };
  signals.forEach((signal) => process.on(signal, passOn));
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve({ code: code ?? 1, interrupted }));
    });
  } finally {
    signals.forEach((signal) => process.off(signal, passOn));
  }
}

/** npm killed with -9 tells nobody: what it started ends all the same, as by a SIGTERM. */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}
