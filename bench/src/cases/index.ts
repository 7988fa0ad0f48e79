import { bulk } from './bulk.ts';
import type { Case } from './case.ts';
import { coldAccount } from './cold-account.ts';
import { deposits } from './deposits.ts';
import { growth } from './growth.ts';
import { hotAccount } from './hot-account.ts';
import { latency } from './latency.ts';
import { manyAccounts } from './many-accounts.ts';
import { mixed } from './mixed.ts';
import { oneConnection } from './one-connection.ts';
import { reads } from './reads.ts';
import { rebuild } from './rebuild.ts';
import { settling } from './settling.ts';
import { transfers } from './transfers.ts';

/** In the order in which they are run and shown. */
export const cases: readonly Case[] = [
  deposits,
  hotAccount,
  transfers,
  bulk,
  oneConnection,
  latency,
  mixed,
  reads,
  coldAccount,
  rebuild,
  settling,
  growth,
  manyAccounts,
];
