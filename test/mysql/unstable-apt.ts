import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const TIMEOUT_MS = 300_000;

/**
 * apt on Debian's unstable suite, with all that it writes in a folder of its own: it changes nothing of the
 * system, and needs no rights. It asks the servers that the system's own apt asks.
 */
export interface UnstableApt {
  /** The newest package whose name matches, a regular expression. */
  newest(name: string): { name: string; version: string };
  /** Downloads a package with all that it needs, as if nothing were installed; answers the files. */
  download(name: string): string[];
}

export function unstableApt(folder: string): UnstableApt {
  if (!existsSync(KEYRING)) throw new Error(`${KEYRING} is not there: this is no Debian`);
  const settings = join(folder, 'apt.conf');
  const sources = join(folder, 'sources.list');
  for (const each of ['lists/partial', 'archives/partial'])
    mkdirSync(join(folder, each), { recursive: true });
  writeFileSync(join(folder, 'status'), '');
  writeFileSync(settings, settingsFor(folder, sources));
  writeFileSync(sources, mirrors().map(sourceOn).join(''));
  // Not every mirror of the system has that suite.
  const apt = (program: string, ...args: string[]) => run(program, '-c', settings, ...args);
  const complaint = complaintOf(() => apt('apt-get', '-qq', 'update'));

  return {
    newest(name) {
      const found = apt('apt-cache', 'search', '--names-only', `^${name}$`);
      const names = Array.from(found.matchAll(/^\S+/gm), ([each]) => each);
      if (!names.length) throw new Error(`no ${name} in Debian's unstable suite. ${complaint}`);
      const packages = apt('apt-cache', 'show', '--no-all-versions', ...names).split('\n\n');
      const field = (text: string, key: string) =>
        new RegExp(`^${key}: (.+)$`, 'm').exec(text)?.[1];
      return packages
        .map((text) => ({ name: field(text, 'Package'), version: field(text, 'Version') }))
        .filter((each): each is { name: string; version: string } => each.version !== undefined)
        .sort((a, b) => a.version.localeCompare(b.version, 'en', { numeric: true }))
        .at(-1)!;
    },
    download(name) {
      apt('apt-get', '-qq', '-y', 'install', '--download-only', name);
      const archives = join(folder, 'archives');
      return readdirSync(archives)
        .filter((file) => file.endsWith('.deb'))
        .map((file) => join(archives, file));
    },
  };
}

const settingsFor = (folder: string, sources: string) => `
#clear APT::Update;
#clear DPkg;
APT::Install-Recommends "false";
Acquire::Languages "none";
Acquire::Retries "3";
APT::Update::Error-Mode "any";
Dir::State "${folder}";
Dir::State::lists "lists/";
Dir::State::status "${folder}/status";
Dir::Cache "${folder}";
Dir::Cache::archives "archives/";
Dir::Etc::sourcelist "${sources}";
Dir::Etc::sourceparts "-";
Dir::Etc::preferences "-";
Dir::Etc::preferencesparts "-";
`;

const sourceOn = (mirror: string) => `deb [signed-by=${KEYRING}] ${mirror} unstable main\n`;

/** Where the system's own packages come from. */
function mirrors(): string[] {
  const indexes = run('apt-get', 'update', '--print-uris');
  const found = Array.from(
    indexes.matchAll(/^'(.+?)\/dists\/\S+\/InRelease'/gm),
    ([, uri]) => uri!,
  );
  if (!found.length) throw new Error('apt has no sources');
  return [...new Set(found)];
}

function complaintOf(work: () => unknown): string {
  try {
    work();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/** @throws {Error} with what the program complained of. */
export function run(program: string, ...args: string[]): string {
  const env = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' };
  const stdio: ('ignore' | 'pipe')[] = ['ignore', 'pipe', 'pipe'];
  const bounds = { timeout: TIMEOUT_MS, maxBuffer: 2 ** 26 };
  return execFileSync(program, args, { encoding: 'utf8', env, stdio, ...bounds });
}
