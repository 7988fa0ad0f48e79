import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { circularImports, crowdedFolders, importsBetweenFolders } from './folders.js';
import { plant } from './plant.js';

const source = join(__dirname, '..', '..', 'src');
const MOST_FILES = 12;
/** One file for each change that was ever made to the tables: they are never moved. */
const HISTORY = ['event-sourcing/database/migrations'];

/** The lines are what has to change: move what both folders need into one that both may know. */
const circles = (root: string) => circularImports(importsBetweenFolders(root));

describe('the folders of the sources', () => {
  it('do not import each other in a circle', () => {
    expect(circles(source)).toEqual([]);
  });

  it(`hold at most ${MOST_FILES} files each: split those by what belongs to one use`, () => {
    const crowded = crowdedFolders(source, MOST_FILES);
    expect(crowded.filter((line) => !HISTORY.includes(line.split(':')[0] ?? ''))).toEqual([]);
  });
});

describe('the check of folders', () => {
  const root = mkdtempSync(join(tmpdir(), 'bank-folders-'));
  afterAll(() => rmSync(root, { recursive: true }));

  const planted = (files: Record<string, string>) => plant(mkdtempSync(join(root, 'tree-')), files);

  it('names each import of a circle, and no other', () => {
    const folder = planted({
      'a/one.ts': "import { two } from '../b/two.js';",
      'b/two.ts': "import { three } from './c/three.js';\nimport { four } from '../d/four.js';",
      'b/c/three.ts': "const one = await import('../../a/one.js');",
      'd/four.ts': '',
      'd/four.spec.ts': "import { one } from '../a/one.js';",
    });
    expect(circles(folder).sort()).toEqual([
      'a/one.ts -> b/two.ts',
      'b/c/three.ts -> a/one.ts',
      'b/two.ts -> b/c/three.ts',
    ]);
  });

  it('names a folder that holds too many files', () => {
    const folder = planted({ 'a/one.ts': '', 'a/two.ts': '', 'b/three.ts': '', 'a/four.md': '' });
    expect(crowdedFolders(folder, 1)).toEqual(['a: 2']);
  });
});
