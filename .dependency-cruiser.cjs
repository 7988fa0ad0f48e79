const testCode = '\\.(spec|contract)\\.ts$|/testing/|^test/';
const pureCore =
  '^src/event-sourcing/(log/metadata|decide/(decider|domain-error|version-condition))\\.ts$';

/** The floors of the event-sourcing core, from the ground up: each knows only itself and those below it. */
const layers = ['log', 'database', 'decide', 'consume', 'read-models', 'integrity', 'nest'];
const layerRules = layers.slice(0, -1).map((layer, floor) => ({
  name: `${layer}-knows-no-floor-above`,
  comment: `Put what both floors need on the lower one. The floors are ${layers.join(' < ')}.`,
  severity: 'error',
  from: { path: `^src/event-sourcing/${layer}/`, pathNot: testCode },
  to: { path: `^src/event-sourcing/(${layers.slice(floor + 1).join('|')})/` },
}));

/** The import rules of the project; test/architecture shows that each of them can fail. */
module.exports = {
  forbidden: [
    {
      name: 'every-import-is-found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-circular-imports',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...layerRules,
    {
      name: 'domain-is-pure',
      comment: 'A domain imports only itself, money, and the pure files of the core.',
      severity: 'error',
      from: { path: '^src/([^/]+)/domain/', pathNot: testCode },
      to: { pathNot: ['^src/$1/domain/', '^src/money/', pureCore] },
    },
    {
      name: 'core-knows-no-module',
      comment: 'The event-sourcing core is reusable as it stands.',
      severity: 'error',
      from: { path: '^src/event-sourcing/' },
      to: { path: '^(src|test)/', pathNot: '^src/event-sourcing/' },
    },
    {
      name: 'ledger-knows-only-account-events',
      severity: 'error',
      from: { path: '^src/ledger/' },
      to: { path: '^src/account/', pathNot: '^src/account/domain/account\\.events\\.ts$' },
    },
    {
      name: 'account-knows-no-ledger',
      severity: 'error',
      from: { path: '^src/account/' },
      to: { path: '^src/ledger/' },
    },
    {
      name: 'feed-knows-only-events',
      comment: 'What of them is told outside, and how they are found.',
      severity: 'error',
      from: { path: '^src/feed/' },
      to: {
        path: '^src/(account|ledger|owners)/',
        pathNot:
          '^src/(account/history/account-facts|account/read-models/account-movements/changes\\.query|account/domain/account\\.events|owners/domain/owner\\.events)\\.ts$',
      },
    },
    {
      name: 'money-knows-nothing',
      severity: 'error',
      from: { path: '^src/money/' },
      to: { path: '^(src|test)/', pathNot: '^src/money/' },
    },
    {
      name: 'personal-data-and-mail-know-no-module',
      severity: 'error',
      from: { path: '^src/(personal-data|mail)/', pathNot: testCode },
      to: { path: '^(src|test)/', pathNot: '^src/($1|event-sourcing)/' },
    },
    {
      name: 'nothing-knows-the-operator',
      comment: 'What watches the bank knows all of it; the bank does not know that it is watched.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: '^src/(cli|demo|health|metrics|reconciliation)/' },
      to: { path: '^src/(cli|demo|health|metrics|reconciliation)/' },
    },
    {
      name: 'nothing-knows-the-benchmark',
      severity: 'error',
      from: { path: '^(src|test)/' },
      to: { path: '^bench/' },
    },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      from: { path: '^src/', pathNot: testCode },
      to: { path: testCode },
    },
    {
      name: 'no-vague-names',
      comment:
        'A file is named after what it is about. (The number is there so that the rule sees every file.)',
      severity: 'error',
      from: {},
      module: {
        path: '^(src|test)/(.*[/.-])?(utils?|common|shared|helpers?|impl)([/.-]|$)',
        numberOfDependentsLessThan: 100,
      },
    },
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    // It needs packages that only a benchmark installs.
    exclude: { path: '^bench/src/others/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'default'],
    },
  },
};
