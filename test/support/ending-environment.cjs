const { execFileSync } = require('node:child_process');
const { TestEnvironment } = require('jest-environment-node');

// Jest that is ended leaves its workers at work, and these leave what they have started.
const isWorker = process.send !== undefined;
if (isWorker) process.once('disconnect', end);
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, end);

function end() {
  for (const pid of startedHere()) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended just now.
    }
  }
  process.exit(1);
}

/** All descendants, but for the shells that end what they keep when their standard input does. */
function startedHere() {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,comm=']).toString().trim().split('\n');
  const all = rows.map((row) => row.trim().split(/\s+/));
  const below = (parent) => all.filter(([, ppid]) => Number(ppid) === parent);
  const withAllBelow = ([pid]) => [Number(pid), ...below(Number(pid)).flatMap(withAllBelow)];
  return below(process.pid)
    .filter(([, , command]) => command !== 'sh')
    .flatMap(withAllBelow);
}

/** A test that fails also tells what the applications under it have logged as errors (`kept-errors.ts`). */
module.exports = class extends TestEnvironment {
  handleTestEvent({ name, test }) {
    if (name === 'test_start') this.global.applicationErrors = [];
    if (name !== 'test_done' || test.errors.length === 0) return;
    const errors = this.global.applicationErrors ?? [];
    if (errors.length === 0) return;
    const told = ['', `Errors that the application logged in "${test.name}":`, ...errors];
    process.stderr.write(`${told.join('\n')}\n`);
  }
};
