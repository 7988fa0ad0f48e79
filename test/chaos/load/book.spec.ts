import { DepositMoney, TransferMoney } from '../../../src/account/domain/account.commands.js';
import { Book, type FeedSoFar } from './book.js';
import { ask, legsOf, type BankRequest } from './request.js';

/** A feed that tells these facts, one a position. */
function feed(...legs: readonly { key: string; words: string }[]): FeedSoFar {
  const placed = legs.map((leg, index) => ({ ...leg, position: index + 1 }));
  return {
    position: legs.length,
    at: (key) => placed.filter((each) => each.key === key),
    besides: (keys) => placed.filter(({ key }) => !keys.has(key)).map(({ words }) => words),
  };
}

describe('what the book says of the feed', () => {
  let book: Book;
  let request: BankRequest;
  const legs = () => legsOf(request);

  beforeEach(() => {
    book = new Book();
    request = book.enter(ask(new TransferMoney('a', 'b', 5n, 't')));
  });

  it.each<[string, Partial<BankRequest>, () => FeedSoFar, RegExp]>([
    ['acknowledged and lost', { state: 'done', position: 0 }, () => feed(), /not there/],
    ['done twice', { state: 'done' }, () => feed(...legs(), ...legs()), /other than asked for/],
    ['half done', { state: 'left' }, () => feed(legs()[0]!), /other than asked for/],
    ['torn', { state: 'done' }, () => feed(legs()[0]!, other, legs()[1]!), /not in one piece/],
    ['elsewhere', { state: 'done', position: 7 }, () => feed(...legs()), /said to be at 7/],
    ['refused and done', { state: 'refused' }, () => feed(...legs()), /refused, and there/],
    ['never asked for', { state: 'done' }, () => feed(...legs(), other), /nobody asked for it/],
  ])('%s', (_, outcome, seen, complaint) => {
    Object.assign(request, outcome);
    expect(book.contradictions(seen()).join()).toMatch(complaint);
  });

  const other = { key: 'x', words: 'c deposited 1' };

  it.each<[string, Partial<BankRequest>, () => FeedSoFar]>([
    ['acknowledged and done', { state: 'done', position: 2 }, () => feed(...legs())],
    ['refused', { state: 'refused' }, () => feed()],
    ['in doubt, and done', { state: 'left' }, () => feed(...legs())],
    ['in doubt, and not done', { state: 'left' }, () => feed()],
    ['acknowledged after the feed was read', { state: 'done', position: 3 }, () => feed()],
  ])('nothing where all is right: %s', (_, outcome, seen) => {
    Object.assign(request, outcome);
    expect(book.contradictions(seen())).toEqual([]);
  });

  it('counts what it was told', () => {
    book.enter({ ...ask(new DepositMoney('a', 1n, 'u')), state: 'refused', isDoubtful: true });
    request.state = 'done';
    expect(book.tally()).toEqual({ acknowledged: 1, refused: 1, doubtful: 1 });
  });
});
