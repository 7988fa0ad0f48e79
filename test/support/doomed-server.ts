import { join } from 'node:path';
import { startServer, type ServerProcess } from './server-process.js';

const main = join(__dirname, 'doomed-main.mjs');

export interface Point {
  readonly when: 'before' | 'after' | 'committed';
  /** Matches the statement, and what stands in its values. */
  readonly statement: string;
}

const checkpointOf = (subscription: string) =>
  `^UPDATE subscriptions SET position.*"${subscription}"`;
const before = (statement: string): Point => ({ when: 'before', statement });
const after = (statement: string): Point => ({ when: 'after', statement });
const committed = (statement: string): Point => ({ when: 'committed', statement });

const projections = [
  'account_overview',
  'account_movements_v3',
  'ledger_entries_v3',
  'ledger_balances',
];

/** Before its row is locked. */
export const beforeCheckpointOf = (subscription: string) =>
  before(`^SELECT name, fence.*"${subscription}"`);
export const afterCheckpointOf = (subscription: string) => after(checkpointOf(subscription));

/** Before and after each thing that a consumer writes, and after its commit. */
export const pointsOfConsumers: readonly Point[] = [
  ...projections.flatMap((model) => [
    beforeCheckpointOf(`${model}_1`),
    afterCheckpointOf(`${model}_1`),
    after(`^INSERT INTO ${model}_1 `),
    committed(`^INSERT INTO ${model}_1 `),
  ]),
  after('^INSERT INTO event_seals '),
  ...['^INSERT INTO events.*EntriesRecorded', '^INSERT INTO events.*isBonus'].flatMap((events) => [
    before(events),
    after(events),
    committed(events),
  ]),
  ...[
    'ledger-follows-accounts',
    'pay-bonus-when-money-is-deposited',
    'thank-owner-when-money-is-deposited',
    'seal-the-log',
  ].flatMap((name) => [
    beforeCheckpointOf(name),
    afterCheckpointOf(name),
    committed(checkpointOf(name)),
  ]),
];

/** A server that gets a signal from itself when it comes to this point. */
export const startDoomed = (
  databaseUrl: string,
  { when, statement }: Point,
  environment: Readonly<Record<string, string>>,
  signal: 'SIGKILL' | 'SIGSTOP' = 'SIGKILL',
): Promise<ServerProcess> => startServer(databaseUrl, environment, [main, signal, when, statement]);
