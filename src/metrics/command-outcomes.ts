import { accountCommands } from '../account/domain/account.commands.js';
import {
  problemCatalogue,
  type ProblemCode,
  type ProblemKind,
} from '../http/problems/problem.catalogue.js';
import { ledgerCommands } from '../ledger/domain/ledger.commands.js';
import { ownerCommands } from '../owners/domain/owner.commands.js';

const types = Object.keys({ ...accountCommands, ...ownerCommands, ...ledgerCommands });

/** Codes that only reads give, and requests that never become a command. */
const OF_OTHERS: readonly ProblemCode[] = [
  'too-many-statements',
  'shutting-down',
  'log-ahead-of-clock',
  'position-beyond-log',
  'position-not-reached',
  'read-model-being-built',
  'consumer-stopped',
  'not-ready',
];
const OF_COMMANDS = new Set([409, 412, 422, 500, 503]);

const refusals = Object.entries<ProblemKind>(problemCatalogue)
  .filter(([code, { status }]) => code === 'account-not-found' || OF_COMMANDS.has(status))
  .map(([code]) => code)
  .filter((code) => !OF_OTHERS.includes(code as ProblemCode));

/** Each type of command, with each way that it can end: so that a counter is 0 before the first time. */
export const commandOutcomes = types.flatMap((type) =>
  ['done', 'replayed', ...refusals].map((outcome) => ({ type, outcome })),
);
