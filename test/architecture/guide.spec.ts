import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');
const documents = [
  'README.md',
  'SECURITY.md',
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

/** A class, an interface, a function or a method. */
const declares = (code: string, name: string): boolean =>
  new RegExp(`\\b(class|interface|function|const|async)\\s+${name}\\b|^ +${name}[(<]`, 'm').test(
    code,
  );

const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');

const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!));

/** Links of a document to files and headings that are not there. */
function brokenLinksOf(document: string, text: string): string[] {
  const targets = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, target]) => target!);
  return targets.filter((target) => {
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? join(root, document) : join(root, dirname(document), path);
    if (!existsSync(file)) return true;
    if (anchor === undefined) return false;
    return !anchorsOf(path === '' ? text : readFileSync(file, 'utf8')).includes(anchor);
  });
}

describe('the guides', () => {
  it.each(documents)('name what there is: %s', (document) => {
    expect(complaintsAbout(readFileSync(join(root, document), 'utf8'))).toEqual([]);
  });

  it.each(documents)('lead where they say: %s', (document) => {
    expect(brokenLinksOf(document, readFileSync(join(root, document), 'utf8'))).toEqual([]);
  });

  it('are complained of where a link leads nowhere', () => {
    const text = '# A way\n[a](#a-way) [b](#another) [c](docs/clocks.md) [d](nowhere.md#x)';
    expect(brokenLinksOf('README.md', text)).toEqual(['#another', 'nowhere.md#x']);
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
