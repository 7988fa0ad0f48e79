import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { DatabaseName } from '../support/databases.js';
import type { Scenario } from './scenarios/scenario.js';

/** What a run is to do. */
export interface Order {
  readonly seed: number;
  /** For each database. */
  readonly seconds: number;
  readonly databases: readonly DatabaseName[];
  readonly scenarios: readonly Scenario[];
  readonly smallDisk: boolean;
}

export const USAGE = `npm run chaos                                  a minute on each database, with a seed of chance
npm run chaos -- --seconds 600 --seed 42       ten minutes on each, the same scenarios in the same order each time
       --database mariadb                      only there, or on several with commas between
       --scenario kill-instance                only this one, or several with commas between
       --small-disk                            databases on a disk of their own, which gets full; where that can be had: only root can`;

/** @throws {Error} that says what is wrong. */
export function readOrder(
  args: readonly string[],
  databases: readonly DatabaseName[],
  scenarios: readonly Scenario[],
): Order {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      seconds: { type: 'string', default: '60' },
      database: { type: 'string', default: 'all' },
      scenario: { type: 'string' },
      'small-disk': { type: 'boolean', default: false },
    },
  });
  const names = values.scenario?.split(',') ?? scenarios.map(({ name }) => name);
  const wanted = values.database === 'all' ? databases : values.database.split(',');
  return {
    seed: wholeNumber('seed', values.seed ?? String(randomInt(1_000_000))),
    seconds: wholeNumber('seconds', values.seconds),
    databases: wanted.map((name) => known('database', databases, (each) => each, name)),
    scenarios: names.map((name) => known('scenario', scenarios, (each) => each.name, name)),
    smallDisk: values['small-disk'],
  };
}

function known<T>(what: string, all: readonly T[], nameOf: (each: T) => string, name: string): T {
  const found = all.find((each) => nameOf(each) === name);
  if (found !== undefined) return found;
  throw new Error(`There is no ${what} ${name} here: ${all.map(nameOf).join(', ')}.`);
}

function wholeNumber(what: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${what} must be a whole number, not ${text}.`);
  return Number(text);
}
