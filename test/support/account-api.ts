import { randomUUID } from 'node:crypto';
import request from 'supertest';

export const owner = '7d4440a4-9dc0-41d1-a5b0-000000000001';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** A request of supertest, of which only the status is expected. */
export interface Sending extends PromiseLike<Answer> {
  expect(status: number): Sending;
}

type Query = Readonly<Record<string, string>>;

/** Requests to one account, to be checked with supertest's `expect`. */
export class AccountApi {
  readonly path: string;

  constructor(
    private readonly url: string,
    readonly id: string = randomUUID(),
  ) {
    this.path = `/api/account/${id}`;
  }

  open(query: Query = {}, body?: object): Sending {
    return this.send('post', '', { owner, ...query }, body);
  }

  get(query: Query = {}): Sending {
    return this.send('get', '', query);
  }

  /** One of the short forms. */
  put(query: Query): Sending {
    return this.send('put', '', { transactionId: randomUUID(), ...query });
  }

  deposit(amount: bigint | number, transactionId: string = randomUUID()): Sending {
    return this.send('put', '/deposit', { amount: String(amount), transactionId });
  }

  withdraw(amount: bigint | number, transactionId: string = randomUUID()): Sending {
    return this.send('put', '/withdraw', { amount: String(amount), transactionId });
  }

  transfer(
    targetAccount: string,
    amount: bigint | number,
    transactionId: string = randomUUID(),
  ): Sending {
    const query = { targetAccount, amount: String(amount), transactionId };
    return this.send('put', '/transfer', query);
  }

  close(query: Query = {}): Sending {
    return this.send('delete', '', query);
  }

  async balance(query: Query = {}): Promise<string> {
    const { text } = await this.get(query).expect(200);
    return /"balance":(\d+),/.exec(text)![1]!;
  }

  private send(
    method: 'post' | 'get' | 'put' | 'delete',
    below: string,
    query: Query,
    body?: object,
  ): Sending {
    const sending = request(this.url)[method](`${this.path}${below}`);
    return sending.query(query).send(body);
  }
}

/** An account that is open, with money in it or not. */
export async function openAccount(
  url: string,
  { balance = 0n, ...query }: { balance?: bigint; currency?: string } = {},
): Promise<AccountApi> {
  const account = new AccountApi(url);
  await account.open(query).expect(201);
  if (balance > 0n) await account.deposit(balance).expect(204);
  return account;
}
