import type { INestApplicationContext } from '@nestjs/common';
import { withBankOf } from '../../src/cli/bank/with-bank.js';
import { readConfiguration } from '../../src/configuration/configuration.js';

/** Whether it runs its consumers along the log. */
export interface BankHere {
  readonly follows: boolean;
}

/** Does `work` with a bank in this process, which serves nobody. */
export function withBankHere<T>(
  databaseUrl: string,
  { follows }: BankHere,
  work: (bank: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const environment = { DATABASE_URL: databaseUrl, ROLE: follows ? 'all' : 'api' };
  return withBankOf(readConfiguration({ ...environment, RETIRED_GRACE_MS: '0' }), ['error'], work);
}
