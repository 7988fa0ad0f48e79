import { readdirSync } from 'node:fs';
import { chmod, mkdtemp, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPrivately, type LeftOut } from './database-servers.ts';
import type { ServerProgram } from './server-programs.ts';

/** Where Debian and others keep what a program's clock is set by. */
const FOLDERS = [
  ...subfolders('/usr/lib').map((folder) => join(folder, 'faketime')),
  ...['/usr/lib/faketime', '/usr/local/lib/faketime'],
];

const library = FOLDERS.flatMap((folder) => namesIn(folder).map((name) => join(folder, name))).find(
  (file) => file.endsWith('libfaketimeMT.so.1'),
);

/** Why no program's clock can be set here; undefined if one can. */
export const noFakedTime: LeftOut | undefined = library
  ? undefined
  : { isOptional: false, reason: 'wrong clocks (no libfaketime found; install faketime)' };

/** An environment in which a program's clock is off, such as by `-1d` or `+365d`. Timers are not. */
export const clockOffBy = (offset: string): Record<string, string> => ({
  LD_PRELOAD: library!,
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
  FAKETIME_DISABLE_SHM: '1',
  ...(offset.startsWith('/')
    ? { FAKETIME_TIMESTAMP_FILE: offset, FAKETIME_NO_CACHE: '1' }
    : { FAKETIME: offset }),
});

/** A database server whose clock can be set while it runs. */
export class ServerOutOfTime {
  private constructor(
    readonly url: string,
    private readonly clock: string,
  ) {}

  static async start(server: ServerProgram, program: string): Promise<ServerOutOfTime> {
    const clock = join(await mkdtemp(join(tmpdir(), 'bank-test-clock-')), 'clock');
    // The server runs as another user.
    await chmod(join(clock, '..'), 0o755);
    await writeFile(clock, '+0');
    const environment = Object.entries(clockOffBy(clock)).map((entry) => entry.join('='));
    const faked: ServerProgram = {
      ...server,
      run: (...parts) => ['env', ...environment, ...server.run(...parts)],
    };
    return new ServerOutOfTime(await startPrivately(faked, program), clock);
  }

  /** Off by so much from now on, such as `+365d`; `+0` is right. */
  async setClock(offset: string): Promise<void> {
    // In one step: the server reads it whenever it looks at its clock.
    await writeFile(`${this.clock}.new`, offset);
    await rename(`${this.clock}.new`, this.clock);
  }
}

function subfolders(folder: string): string[] {
  return namesIn(folder).map((name) => join(folder, name));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
