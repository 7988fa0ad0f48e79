import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { accountAggregate } from '../../src/account/aggregate/account.aggregate.js';
import {
  DepositMoney,
  OpenAccount,
  type AccountCommand,
} from '../../src/account/domain/account.commands.js';
import { Journal } from '../../src/event-sourcing/decide/journal/journal.js';
import { withBankHere } from './bank-here.ts';
import { untilBankHasSettled } from './settling.ts';

/** As many accounts, and deposits into them in turn. */
export interface Seed {
  readonly ids: readonly string[];
  readonly deposits: number;
}

/** Commands that are sent at once; the journal has room for them, and for the consumers'. */
const BATCH = 4_000;
/** Events that a consumer may lag behind: they are in memory yet, and need not be read again. */
const MOST_BEHIND = 8_000;
const AMOUNT = 1_000_000n;
export const OWNER = '00000000-0000-4000-8000-000000000000';

/** Fills ledger and read models too: by the bank itself, so that a server goes on from there at once. */
export const seedBank = (databaseUrl: string, seed: Seed): Promise<void> =>
  withBankHere(databaseUrl, { follows: true }, async (bank) => {
    await carryOut(bank, seed, () => untilBankHasSettled(bank, MOST_BEHIND));
    await untilBankHasSettled(bank);
  });

/** Fills the log alone. */
export const seedLog = (databaseUrl: string, seed: Seed): Promise<void> =>
  withBankHere(databaseUrl, { follows: false }, (bank) => carryOut(bank, seed));

async function carryOut(
  bank: INestApplicationContext,
  { ids, deposits }: Seed,
  afterBatch?: () => Promise<unknown>,
): Promise<void> {
  const journal = bank.get(Journal);
  const context = { metadata: { correlationId: randomUUID() } };
  const commands = ids.length + deposits;
  for (let from = 0; from < commands; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, commands - from) }, (_, index) =>
      command(ids, from + index),
    );
    for (const outcome of await journal.executeEach(accountAggregate, batch, context))
      if ('error' in outcome) throw outcome.error;
    await afterBatch?.();
  }
}

/** The first round of the accounts opens them. */
function command(ids: readonly string[], index: number): AccountCommand {
  const accountId = ids[index % ids.length]!;
  return index < ids.length
    ? new OpenAccount(accountId, OWNER, 'EUR')
    : new DepositMoney(accountId, AMOUNT, randomUUID());
}
