import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const LONGEST = 72;
const FORM = /^(feat|fix|perf|refactor|test|docs|build|ci|chore)(\([a-z0-9-]+\))?!?: (\S+)/;
/** Words that end like a verb in another form, and are imperatives. */
const IMPERATIVES = new Set(['pass', 'address', 'process', 'embed', 'need', 'feed', 'bring']);

/** What is wrong with the subject of a commit, and how it is mended; undefined if nothing is. */
function complaintAbout(subject: string): string | undefined {
  const [, , , verb = ''] = FORM.exec(subject) ?? [];
  if (subject.length > LONGEST)
    return `"${subject}" has ${subject.length} characters: ${LONGEST} are the most. Put the rest into the body.`;
  if (verb === '') return `"${subject}" must begin like "fix(ledger): refuse", see CONTRIBUTING.`;
  if (/^(an?|the)$|(ed|ing|s)$/i.test(verb) && !IMPERATIVES.has(verb))
    return `"${subject}" must go on with what the commit does, as an imperative, not with "${verb}".`;
  if (subject.endsWith('.')) return `"${subject}" needs no full stop.`;
  return undefined;
}

const root = join(__dirname, '..', '..');

/** None where the sources came without their history. */
function lastSubjects(): string[] {
  if (!existsSync(join(root, '.git'))) return [];
  // Whoever runs the tests need not be who owns the checkout.
  const log = ['-c', 'safe.directory=*', 'log', '-15', '--no-merges', '--format=%s'];
  return execFileSync('git', log, { cwd: root, encoding: 'utf8' }).trim().split('\n');
}

describe('the subjects of commits', () => {
  it('are short imperatives of Conventional Commits', () => {
    const complaints = lastSubjects().map(complaintAbout);
    expect(complaints.filter((complaint) => complaint !== undefined)).toEqual([]);
  });

  it.each([
    ['fix(ledger): refuse a gap', undefined],
    ['refactor!: pass the clock on', undefined],
    ['fix(ledger): refused a gap', 'must go on with'],
    ['feat: the ledger refuses a gap', 'must go on with'],
    ['feat: adds a column', 'must go on with'],
    ['Refuse a gap', 'must begin like'],
    ['docs: tell the way.', 'needs no full stop'],
    [`fix: ${'refuse '.repeat(10)}`, '72 are the most'],
  ])('are judged: %s', (subject, complaint) => {
    if (complaint === undefined) expect(complaintAbout(subject)).toBeUndefined();
    else expect(complaintAbout(subject)).toContain(complaint);
  });
});
