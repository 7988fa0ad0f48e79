import { Readable } from 'node:stream';
import type { Representation } from '../../../http/answers/negotiation.js';
import type { Movement } from '../../read-models/account-movements/movement.js';
import { Totals, type Statement } from '../content/statement.js';

/** How a statement is written, bit by bit. */
export interface StatementFormat extends Representation {
  readonly contentType: string;
  /** The ending of the file that it is best saved as; undefined for what is not a file. */
  readonly extension?: string;
  /** Between two entries. */
  readonly separator: string;
  head(statement: Statement): string;
  entry(movement: Movement, statement: Statement): string;
  foot(statement: Statement, totals: Totals): string;
}

/** A page of movements at a time; nothing is read before it is asked for. */
async function* textOf(statement: Statement, format: StatementFormat): AsyncGenerator<string> {
  const totals = new Totals();
  let text = format.head(statement);
  let separator = '';
  for await (const page of statement.pages()) {
    for (const movement of page) {
      text += separator + format.entry(movement, statement);
      separator = format.separator;
      totals.add(movement);
    }
    if (text) yield text;
    text = '';
  }
  yield text + format.foot(statement, totals);
}

/** Has its first page already: what is wrong with that is thrown, and can be answered as a problem. */
export async function streamOf(statement: Statement, format: StatementFormat): Promise<Readable> {
  const text = textOf(statement, format);
  const first = await text.next();
  return Readable.from(beginningWith(first, text), { objectMode: false });
}

async function* beginningWith(
  first: IteratorResult<string, unknown>,
  rest: AsyncGenerator<string>,
): AsyncGenerator<string> {
  if (!first.done) yield first.value;
  yield* rest;
}
