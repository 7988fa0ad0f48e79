import { spawn } from 'node:child_process';

/**
 * Has a shell command run when this process ends, however it ends, also by a SIGKILL. Answers how to
 * take that back.
 */
export function whenWeEnd(command: string): () => void {
  const watcher = spawn('sh', ['-c', `cat >/dev/null; ${command}`], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.unref();
  watcher.stdin.on('error', () => undefined);
  (watcher.stdin as unknown as { unref(): void }).unref();
  return () => void watcher.kill('SIGKILL');
}
