import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const documents = [
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => /\.md$/.test(name) && !name.startsWith('benchmarks'))
    .map((name) => join('docs', name)),
];

/** Files and folders that a text names, each with what it says is in there. */
const placesIn = (text: string) =>
  [...text.matchAll(/`((?:src|test)\/[\w./-]+)`(?: `(\w+)`)?/g)].map(([, path, name]) => ({
    path: path!,
    name,
  }));

function complaintsAbout(text: string): string[] {
  return placesIn(text).flatMap(({ path, name }) => {
    const file = join(root, path);
    if (!existsSync(file)) return [`${path} is no longer there`];
    if (name === undefined || declares(readFileSync(file, 'utf8'), name)) return [];
    return [`${path} no longer has ${name}`];
  });
}

/** A class, a function or a method. */
const declares = (code: string, name: string): boolean =>
  new RegExp(`\\b(class|function|const|async)\\s+${name}\\b|^ +${name}[(<]`, 'm').test(code);

describe('the guides', () => {
  it.each(documents)('name what there is: %s', (document) => {
    expect(complaintsAbout(readFileSync(join(root, document), 'utf8'))).toEqual([]);
  });

  it('name the steps of a deposit', () => {
    const places = placesIn(readFileSync(join(root, 'docs', 'architecture.md'), 'utf8'));
    expect(places.filter(({ name }) => name !== undefined).length).toBeGreaterThanOrEqual(20);
  });

  it('are complained of where a name is gone', () => {
    const journal = 'src/event-sourcing/decide/journal/journal.ts';
    expect(
      complaintsAbout(`\`src/nowhere.ts\`, \`${journal}\` \`elsewhere\`, \`${journal}\``),
    ).toEqual(['src/nowhere.ts is no longer there', `${journal} no longer has elsewhere`]);
  });
});
