import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** An import from a file of one folder of a file of another. Paths are relative to the root. */
export interface FolderImport {
  readonly from: string;
  readonly to: string;
}

const SPECIFIER = /(?:from|import\()\s*'(\.[^']*)'/g;
const isTest = (file: string) => /\.(spec|contract)\.ts$|(^|\/)testing\//.test(file);

/** All TypeScript files below a folder, tests too. */
function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
}

/** The imports between folders; those of tests, which may import from anywhere, are left out. */
export function importsBetweenFolders(root: string): FolderImport[] {
  const files = filesBelow(root).filter((file) => !isTest(file));
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const imported = [...text.matchAll(SPECIFIER)].map(([, to]) =>
      normalize(join(dirname(file), to!.replace(/\.js$/, '.ts'))),
    );
    return imported.filter((to) => dirname(to) !== dirname(file)).map((to) => ({ from: file, to }));
  });
}

/** The imports that close a circle: from their second folder a way leads back to their first. */
export function circularImports(imports: readonly FolderImport[]): string[] {
  const neighbours = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    const known = neighbours.get(dirname(from)) ?? new Set();
    neighbours.set(dirname(from), known.add(dirname(to)));
  }
  const reachable = new Map([...neighbours.keys()].map((folder) => [folder, reach(folder)]));
  return imports
    .filter(({ from, to }) => reachable.get(dirname(to))?.has(dirname(from)))
    .map(({ from, to }) => `${from} -> ${to}`);

  function reach(start: string): ReadonlySet<string> {
    const seen = new Set<string>();
    const open = [start];
    for (let folder = open.pop(); folder !== undefined; folder = open.pop())
      for (const next of neighbours.get(folder) ?? [])
        if (!seen.has(next)) {
          seen.add(next);
          open.push(next);
        }
    return seen;
  }
}

/** The folders that hold more than so many files, with their number. */
export function crowdedFolders(root: string, most: number): string[] {
  const counts = new Map<string, number>();
  for (const file of filesBelow(root)) {
    const folder = dirname(file);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > most)
    .map(([name, count]) => `${name}: ${count}`);
}
