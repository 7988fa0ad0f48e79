import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unprivilegedUser } from '../../support/database-servers.js';
import { whenWeEnd } from './end-with-us.js';

const SMALL_DISK_MB = 1_500;

/** Where a database keeps its files: gone when the run ends, however it ends. */
export class Folder {
  private constructor(
    readonly path: string,
    /** What is printed is kept elsewhere, for as long as it is wanted. */
    readonly logs: string,
    /** A disk of its own, which can be full without harm to others. */
    readonly isDisk: boolean,
    private readonly takeBack: () => void,
  ) {}

  /** With a disk of its own where that can be had. */
  static create(logs: string, smallDisk: boolean): Folder {
    const path = mkdtempSync(join(tmpdir(), 'bank-chaos-data-'));
    const image = `${path}.disk`;
    const isDisk = smallDisk && mountDisk(image, path);
    const user = unprivilegedUser();
    if (user) chownSync(path, user.uid, user.gid);
    const end = isDisk
      ? `umount -l '${path}'; rm -f '${image}'; rmdir '${path}'`
      : `rm -rf '${path}'`;
    // After the server, which is ended in the same moment.
    return new Folder(path, logs, isDisk, whenWeEnd(`sleep 1; ${end}`));
  }

  /** Takes all the room that is left. */
  fill(): void {
    const { bavail, bsize } = statfsSync(this.path);
    const filler = join(this.path, 'filler');
    const most = Math.max(1, bavail - 64) * bsize;
    execFileSync('fallocate', ['-l', String(most), filler], { stdio: 'ignore' });
    try {
      for (let n = 0; n < 1_000; n++) writeFileSync(`${filler}-${n}`, Buffer.alloc(bsize, 1));
    } catch {
      // It is full.
    }
  }

  free(): void {
    for (const name of readdirSync(this.path))
      if (name.startsWith('filler')) rmSync(join(this.path, name));
  }

  async remove(): Promise<void> {
    this.takeBack();
    if (this.isDisk) {
      execFileSync('umount', ['-l', this.path]);
      await rm(`${this.path}.disk`, { force: true });
    }
    await rm(this.path, { recursive: true, force: true });
  }
}

/** Only root can. */
function mountDisk(image: string, path: string): boolean {
  const steps = [
    ['truncate', '-s', `${SMALL_DISK_MB}M`, image],
    ['mkfs.ext4', '-q', '-F', '-m', '0', image],
    ['mount', '-o', 'loop', image, path],
  ] as const;
  try {
    for (const [program, ...args] of steps) execFileSync(program, args, { stdio: 'ignore' });
    rmSync(join(path, 'lost+found'), { recursive: true, force: true });
    return true;
  } catch {
    rmSync(image, { force: true });
    return false;
  }
}
