import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '../../event-sourcing/decide/domain-error.js';
import { EventLogError } from '../../event-sourcing/log/event-log.errors.js';
import { isProblemCode, problemCatalogue, type ProblemKind } from './problem.catalogue.js';
import { RequestError } from './request.errors.js';

const bases = [DomainError, EventLogError, RequestError];
type ErrorClass = new (...parameters: unknown[]) => Error & { code: string };

/** Stands for whatever an error's constructor asks for. */
const anything: unknown = new Proxy(() => undefined, {
  apply: () => anything,
  get: (_, name) => (name === Symbol.toPrimitive ? () => 1 : anything),
});

const source = join(__dirname, '..', '..');
const withErrors = globSync('**/*.ts', { cwd: source })
  .filter((file) => !/\.spec\.ts$|(^|\/)testing\//.test(file))
  .map((file) => join(source, file))
  .filter((file) => /extends (Domain|EventLog|Request)Error\b/.test(readFileSync(file, 'utf8')));

const classes = withErrors.flatMap((file) =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  Object.values(require(file) as Record<string, unknown>).filter(
    (each): each is ErrorClass =>
      typeof each === 'function' && bases.some((base) => each.prototype instanceof base),
  ),
);

describe('the catalogue of problems', () => {
  it('is looked up with errors from everywhere', () => {
    expect(withErrors.length).toBeGreaterThanOrEqual(3);
    expect(classes.length).toBeGreaterThan(30);
  });

  it.each(classes.map((each) => [each.name, each] as const))('has the code of %s', (_, Class) => {
    const { code } = new Class(anything, anything, anything);
    const missing = isProblemCode(code)
      ? []
      : [`name "${code}" in src/http/problems/problem.catalogue.ts`];
    expect(missing).toEqual([]);
  });

  it.each(Object.entries<ProblemKind>(problemCatalogue))('%s is sensible', (code, kind) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(kind.status).toBeGreaterThanOrEqual(400);
    expect(kind.title).toMatch(/^[A-Z]/);
    expect(kind.retryAfter !== undefined).toBe(kind.status === 503);
  });
});
