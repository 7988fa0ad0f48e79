const { availableParallelism } = require('node:os');

// Everything is compiled to CommonJS, the ESM-only dependencies too, so that jest needs no flags.
const ours = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: 'es2022',
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
  swcrc: false,
};
const theirs = {
  jsc: { parser: { syntax: 'ecmascript' }, target: 'es2022', keepClassNames: true },
  module: { type: 'commonjs' },
  swcrc: false,
};
const esmOnly = [
  '@nestjs',
  '@borewit',
  '@tokenizer',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  'content-disposition',
];

const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch,
  testEnvironment: '<rootDir>/test/support/ending-environment.cjs',
  transform: { '^.+\\.ts$': ['@swc/jest', ours], '^.+\\.m?js$': ['@swc/jest', theirs] },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1'] },
  ...more,
});

const withServers = {
  globalSetup: '<rootDir>/test/support/start-servers.ts',
  globalTeardown: '<rootDir>/test/support/stop-servers.ts',
};

module.exports = {
  projects: [
    project('unit', [
      '<rootDir>/src/**/*.spec.ts',
      '<rootDir>/bench/src/**/*.spec.ts',
      '<rootDir>/test/architecture/**/*.spec.ts',
      '<rootDir>/test/chaos/**/*.spec.ts',
    ]),
    project('integration', ['<rootDir>/test/integration/**/*.spec.ts'], withServers),
    project('e2e', ['<rootDir>/test/e2e/**/*.spec.ts'], withServers),
  ],
  reporters: ['default', '<rootDir>/test/support/closing-lines.cjs'],
  // Of all projects: jest does not know one for each. Longer than what a test waits for (`LONGEST_MS`), which
  // says what is missing.
  testTimeout: 1_200_000,
  // Many tests wait for a time to pass: two cores have room for three.
  maxWorkers: Math.max(3, Math.floor(availableParallelism() / 2)),
};
