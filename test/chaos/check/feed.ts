import type { BankClient } from '../../support/bank-client.js';
import type { FeedSoFar } from '../load/book.js';
import { leg } from '../load/request.js';

const PAGE = 1_000;

interface FeedEvent {
  readonly type: string;
  readonly sequence: string;
  readonly data: {
    readonly accountId: string;
    readonly version: number;
    readonly amount?: number;
    readonly balance?: number;
    readonly transactionId?: string;
  };
}

interface AccountSoFar {
  readonly version: number;
  readonly balance: number;
  readonly isOpen: boolean;
}

interface Place {
  readonly position: number;
  readonly words: string;
}

/** The bank's feed as another system reads it: on from where it stood, by way of any instance. */
export class Feed implements FeedSoFar {
  position = 0;
  readonly accounts = new Map<string, AccountSoFar>();
  /** What can't follow from what came before. */
  readonly wrong: string[] = [];
  private readonly places = new Map<string, Place[]>();
  /** What all accounts held together, from each position on. */
  private readonly totals: { readonly from: number; readonly total: number }[] = [];

  at(key: string): readonly Place[] {
    return this.places.get(key) ?? [];
  }

  besides(keys: ReadonlySet<string>): string[] {
    const others = [...this.places].filter(([key]) => !keys.has(key));
    return others.flatMap(([, places]) => places.map(({ words }) => words));
  }

  totalAt(position: number): number {
    return this.totals.findLast(({ from }) => from <= position)?.total ?? 0;
  }

  async readOn(bank: BankClient): Promise<void> {
    for (;;) {
      const { status, headers, body } = await bank.call(
        'GET',
        `/api/feed?after=${this.position}&limit=${PAGE}`,
      );
      if (status !== 200) throw new Error(`The feed could not be read: ${status} ${body}`);
      for (const event of JSON.parse(body) as FeedEvent[]) this.take(event);
      const position = Number(headers['log-position']);
      if (position === this.position) return;
      this.position = position;
    }
  }

  private take({ type, sequence, data }: FeedEvent): void {
    const { accountId, amount, transactionId } = data;
    const fact = type.split('.').at(-2)!;
    const moved = transactionId && { amount: BigInt(amount!), transactionId };
    const { key, words } = leg(accountId, fact, moved || undefined);
    const position = Number(sequence);
    if (position <= this.position) this.wrong.push(`told again: ${words} at ${position}`);
    const places = this.places.get(key) ?? [];
    this.places.set(key, places);
    places.push({ position, words });
    this.follow(fact, data, position);
  }

  private follow(fact: string, data: FeedEvent['data'], position: number): void {
    const { accountId, version, amount = 0, balance = 0 } = data;
    const before = this.accounts.get(accountId) ?? { version: 0, balance: 0, isOpen: false };
    const isPaidIn = fact === 'deposited' || fact === 'transferred-in';
    const change = isPaidIn ? amount : -amount;
    const after = { version, balance, isOpen: fact !== 'closed' };
    if (version !== before.version + 1 || balance !== before.balance + change || balance < 0)
      this.wrong.push(
        `not what came before: ${accountId} at ${position}, ${inWords(before)} to ${inWords(after)}`,
      );
    this.accounts.set(accountId, after);
    this.totals.push({ from: position, total: (this.totals.at(-1)?.total ?? 0) + change });
  }
}

const inWords = ({ version, balance }: AccountSoFar) => `${balance} at version ${version}`;
