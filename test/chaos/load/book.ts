import { legsOf, type BankRequest, type Leg } from './request.js';

/** How many requests have come to which end. */
export interface Tally {
  readonly acknowledged: number;
  readonly refused: number;
  /** At some time nobody knew what had become of them. */
  readonly doubtful: number;
}

/** Facts in the order of the feed, as far as it has been read. */
export interface FeedSoFar {
  readonly position: number;
  /** Where each stands that goes by this key. */
  at(key: string): readonly { readonly position: number; readonly words: string }[];
  /** What goes by none of these keys. */
  besides(keys: ReadonlySet<string>): readonly string[];
}

/** Every request that was made, and what the bank has said to it: what must be found in the bank. */
export class Book {
  private readonly requests: BankRequest[] = [];
  /** The highest position that an answer has told. */
  acknowledgedUpTo = 0;
  private readonly told = new Set<string>();

  enter(request: BankRequest): BankRequest {
    this.requests.push(request);
    return request;
  }

  /** What nobody knows the outcome of, and nobody is asking for. */
  left(): BankRequest[] {
    return this.requests.filter(({ state }) => state === 'left');
  }

  tally(): Tally {
    const count = (of: (request: BankRequest) => boolean) => this.requests.filter(of).length;
    return {
      acknowledged: count(({ state }) => state === 'done'),
      refused: count(({ state }) => state === 'refused'),
      doubtful: count(({ isDoubtful }) => isDoubtful),
    };
  }

  /**
   * What the feed tells otherwise than the answers: acknowledged requests stand in it once, where they were
   * said to be, refused ones not at all, others once or not at all; and nothing else. Each is told once.
   */
  contradictions(feed: FeedSoFar): string[] {
    const wrong: string[] = [];
    const explained = new Set<string>();
    for (const request of this.requests) {
      const legs = legsOf(request);
      for (const { key } of legs) explained.add(key);
      const complaint = this.complaint(request, legs, feed);
      if (complaint) wrong.push(`${complaint}: ${inWords(request)}`);
    }
    wrong.push(...feed.besides(explained).map((words) => `nobody asked for it: ${words}`));
    const news = wrong.filter((each) => !this.told.has(each));
    for (const each of news) this.told.add(each);
    return news;
  }

  private complaint(request: BankRequest, legs: readonly Leg[], feed: FeedSoFar) {
    const { state, position } = request;
    const keys = [...new Set(legs.map(({ key }) => key))];
    const found = keys.flatMap((key) => feed.at(key));
    if (found.length === 0) {
      const mustBeThere = state === 'done' && (position ?? 0) <= feed.position;
      return mustBeThere ? 'acknowledged, and not there' : undefined;
    }
    if (state === 'refused') return 'refused, and there';
    if (String(found.map(({ words }) => words)) !== String(legs.map(({ words }) => words)))
      return `other than asked for (${found.map(({ words }) => words).join(', ')})`;
    const first = found[0]!.position;
    if (found.some((each, index) => each.position !== first + index)) return 'not in one piece';
    if (state === 'done' && position !== undefined && position !== found.at(-1)!.position)
      return `at ${found.at(-1)!.position}, and said to be at ${position}`;
    return undefined;
  }
}

export function inWords(request: BankRequest): string {
  const legs = legsOf(request);
  const words = legs.map((leg) => leg.words).join(', ');
  return `${words} (${legs[0]!.key}; ${request.story.join('; ')})`;
}
