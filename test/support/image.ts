import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
export const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');

interface Package {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

/** The last stage of the Dockerfile, an instruction each. */
export const instructions = dockerfile
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n/g, ' ')
  .split(/^(?=FROM )/m)
  .at(-1)!
  .trim()
  .split('\n');

/** What the last stage sets in the environment. */
export function imageEnvironment(): Record<string, string> {
  const settings = instructions.filter((line) => line.startsWith('ENV ')).join(' ');
  return Object.fromEntries(
    Array.from(settings.matchAll(/([A-Z_]+)=(\S+)/g), ([, name, value]) => [name!, value!]),
  );
}

/** The files of the image as its COPY lines lay them: of the packages, those that `npm prune` leaves. */
export function layImage(): string {
  const folder = mkdtempSync(join(root, 'node_modules', '.image-'));
  for (const line of instructions) {
    const [, words] = /^COPY (?:--\S+ )*(.+)$/.exec(line) ?? [];
    if (words === undefined) continue;
    const [from = '', to = ''] = words.split(/ +/);
    const source = from.replace(/^\/app\//, '');
    if (source === 'node_modules') layPackages(folder);
    else cpSync(join(root, source), join(folder, to === './' ? source : to), { recursive: true });
  }
  mkdirSync(join(folder, 'data'));
  return folder;
}

function layPackages(folder: string): void {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Package>;
  };
  for (const [path, { dev, devOptional }] of Object.entries(packages)) {
    const isTop = path.startsWith('node_modules/') && path.split('node_modules').length === 2;
    if (!isTop || dev || devOptional || !existsSync(join(root, path))) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    // Links to the same files: there are thousands.
    execFileSync('cp', ['-Rl', join(root, path), join(folder, path)]);
  }
}

export const removeImage = (folder: string): void => rmSync(folder, { recursive: true });
