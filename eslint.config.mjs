import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const nodeGlobals = [
  'AbortSignal',
  'clearInterval',
  'console',
  'fetch',
  'module',
  'process',
  'require',
  'setInterval',
];

export default defineConfig(
  // What stands in bench/src/others needs packages that only a benchmark installs.
  { ignores: ['dist/', 'coverage/', 'data/', 'bench/src/others/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': 'off',
      // What takes its time in one implementation of a port is answered at once in another.
      '@typescript-eslint/require-await': 'off',
      // Deciders are plain functions in an object.
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/event-sourcing/consume/subscriptions/handles-events.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: '@nestjs/cqrs',
          importNames: ['EventsHandler'],
          message:
            'Take @HandlesEvents: it does not compile where an event is missing in its list.',
        },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(nodeGlobals.map((name) => [name, 'readonly'])),
    },
  },
);
