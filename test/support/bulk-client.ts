import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { exactJson, parseExactJson } from '../../src/http/bodies/exact-json.js';

export interface Operation {
  readonly type: 'deposit' | 'withdraw' | 'transfer';
  readonly accountId: string;
  readonly targetAccountId?: string;
  readonly amount: bigint;
  readonly transactionId: string;
}

/** Whole numbers are bigints, as they were sent. */
export interface BulkAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly results: readonly Readonly<Record<string, unknown>>[];
}

type Amount = bigint | number;

export const deposit = (accountId: string, amount: Amount, transactionId = randomUUID()) =>
  operation({ type: 'deposit', accountId, amount, transactionId });

export const withdraw = (accountId: string, amount: Amount, transactionId = randomUUID()) =>
  operation({ type: 'withdraw', accountId, amount, transactionId });

export const transfer = (
  accountId: string,
  targetAccountId: string,
  amount: Amount,
  transactionId = randomUUID(),
) => operation({ type: 'transfer', accountId, targetAccountId, amount, transactionId });

const operation = (of: Omit<Operation, 'amount'> & { amount: Amount }): Operation => ({
  ...of,
  amount: BigInt(of.amount),
});

/** Sends operations in one request. */
export async function sendBulk(
  url: string,
  atomic: boolean,
  operations: readonly Operation[],
): Promise<BulkAnswer> {
  return sendBody(url, exactJson({ atomic, operations }));
}

/** Sends a body as it is. */
export async function sendBody(
  url: string,
  body: string,
  type = 'application/json',
): Promise<BulkAnswer> {
  const sending = request(url).post('/api/transactions').set('Content-Type', type);
  const { status, headers, text } = await sending.send(body);
  const parsed = parseExactJson(text) as BulkAnswer['body'];
  const results = (parsed.results ?? []) as BulkAnswer['results'];
  return { status, headers: headers, body: parsed, results };
}
