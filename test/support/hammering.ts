import { randomUUID } from 'node:crypto';
import type { Answer, BankClient } from './bank-client.js';

export const CLIENTS = 8;
export const ROUNDS = 50;

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** How often each status was answered, such as `{ 201: 1, 409: 7 }`. */
export function statuses(answers: readonly Answer[]): Record<number, number> {
  const counted: Record<number, number> = {};
  for (const { status } of answers) counted[status] = (counted[status] ?? 0) + 1;
  return counted;
}

export async function opened(bank: BankClient, balance = 0, currency?: string): Promise<string> {
  const accountId = randomUUID();
  expect(await bank.open(accountId, currency)).toMatchObject({ status: 201 });
  if (balance > 0) expect(await bank.deposit(accountId, balance)).toMatchObject({ status: 204 });
  return accountId;
}

/** Every client does the rounds one after another, all clients at once, spread over the servers. */
export async function everyClient<T>(
  banks: readonly BankClient[],
  round: (bank: BankClient, round: number, client: number) => Promise<T>,
): Promise<T[]> {
  const answers = times(CLIENTS, async (client) => {
    const bank = banks[client % banks.length]!;
    const ofClient: T[] = [];
    for (let each = 0; each < ROUNDS; each++) ofClient.push(await round(bank, each, client));
    return ofClient;
  });
  return (await Promise.all(answers)).flat();
}
