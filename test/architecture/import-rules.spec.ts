import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plant } from './plant.js';

interface Cruise {
  rules: string[];
  files: string[];
  violations: { rule: string; from: string; to: string }[];
}

const root = join(__dirname, '..', '..');
const using = (file: string) => `import '${file}';\n`;

/** Per rule a small tree that breaks it and no other; an empty file is just there to be imported. */
const canaries: Record<string, Record<string, string>> = {
  'every-import-is-found': { 'src/main.ts': using('./nowhere.js') },
  'no-circular-imports': { 'src/egg.ts': using('./hen.js'), 'src/hen.ts': using('./egg.js') },
  ...Object.fromEntries(
    [
      ['log', 'database'],
      ['database', 'decide'],
      ['decide', 'consume'],
      ['consume', 'read-models'],
      ['read-models', 'integrity'],
      ['integrity', 'nest'],
    ].map(([below, above]) => [
      `${below}-knows-no-floor-above`,
      {
        [`src/event-sourcing/${below}/lower.ts`]: using(`../${above}/upper.js`),
        [`src/event-sourcing/${above}/upper.ts`]: '',
      },
    ]),
  ),
  'domain-is-pure': {
    'src/account/domain/account.decider.ts': using('../operations/account.controller.js'),
    'src/account/operations/account.controller.ts': '',
  },
  'core-knows-no-module': {
    'src/event-sourcing/journal.ts': using('../money/money.js'),
    'src/money/money.ts': '',
  },
  'ledger-knows-only-account-events': {
    'src/ledger/saga/ledger.saga.ts':
      using('../../account/domain/account.events.js') +
      using('../../account/domain/account.decider.js'),
    'src/account/domain/account.events.ts': '',
    'src/account/domain/account.decider.ts': '',
  },
  'account-knows-no-ledger': {
    'src/account/account.module.ts': using('../ledger/ledger.module.js'),
    'src/ledger/ledger.module.ts': '',
  },
  'feed-knows-only-events': {
    'src/feed/account-to-feed.ts':
      using('../account/history/account-facts.js') +
      using('../account/domain/account.events.js') +
      using('../owners/domain/owner.events.js') +
      using('../account/aggregate/accounts.js'),
    'src/account/history/account-facts.ts': '',
    'src/account/domain/account.events.ts': '',
    'src/owners/domain/owner.events.ts': '',
    'src/account/aggregate/accounts.ts': '',
  },
  'money-knows-nothing': {
    'src/money/money.ts': using('../event-sourcing/decide/domain-error.js'),
    'src/event-sourcing/decide/domain-error.ts': '',
  },
  'personal-data-and-mail-know-no-module': {
    'src/personal-data/personal-data.ts': using('../mail/mailer.js'),
    'src/mail/mailer.ts': '',
  },
  'nothing-knows-the-operator': {
    'src/ledger/ledger.controller.ts': using('../reconciliation/reconciliation.js'),
    'src/reconciliation/reconciliation.ts': '',
  },
  'nothing-knows-the-benchmark': {
    'src/main.ts': using('../bench/src/forms.js'),
    'bench/src/forms.ts': '',
  },
  'no-test-code-in-production': {
    'src/event-sourcing/journal.ts': using('./testing/given.js'),
    'src/event-sourcing/testing/given.ts': '',
  },
  'no-vague-names': { 'src/account/account.utils.ts': '' },
};

const rules = Object.keys(canaries);

describe('import rules', () => {
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'bank-import-rules-')));
  let results: Map<string, Cruise>;

  beforeAll(() => {
    const folders = rules.map((rule) =>
      plant(join(temporary, rule), { 'src/index.ts': '', ...canaries[rule] }),
    );
    const cruise = join(__dirname, 'cruise.mjs');
    const output = execFileSync(process.execPath, [cruise, root, ...folders], { encoding: 'utf8' });
    const [ours, ...theirs] = JSON.parse(output) as [Cruise, ...Cruise[]];
    results = new Map(theirs.map((result, index) => [rules[index] ?? '', result]));
    results.set('ours', ours);
  });

  afterAll(() => rmSync(temporary, { recursive: true, force: true }));

  it('are kept', () => {
    expect(results.get('ours')?.violations).toEqual([]);
  });

  it('are applied to the sources and the tests', () => {
    const files = results.get('ours')?.files;
    expect(files).toContain('src/event-sourcing/decide/decider.ts');
    expect(files).toContain('test/architecture/import-rules.spec.ts');
  });

  it('have a canary each', () => {
    expect(results.get('ours')?.rules).toEqual(rules);
  });

  it.each(rules)('can fail: %s', (rule) => {
    const { violations = [] } = results.get(rule) ?? {};
    expect([...new Set(violations.map((violation) => violation.rule))]).toEqual([rule]);
  });
});
