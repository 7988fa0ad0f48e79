import { formatInstant, type Instant } from '../../../event-sourcing/log/instant.js';
import { exactJson } from '../../../http/bodies/exact-json.js';
import { TransactionResponse } from '../../lists/account-lists.responses.js';
import type { Statement } from '../content/statement.js';
import type { StatementFormat } from './statement-format.js';

/** The shape is described by `StatementResponse`. */
export const statementJson: StatementFormat = {
  mediaType: 'application/json',
  alsoAs: ['application/json;charset=utf-8'],
  contentType: 'application/json; charset=utf-8',
  separator: ',',
  head: (statement) => `${withoutLast(exactJson(summary(statement)))},"movements":[`,
  entry: (movement) => exactJson(new TransactionResponse(movement)),
  foot: (_, { credits, debits }) => `],${exactJson({ credits, debits }).slice(1)}`,
};

function summary(statement: Statement) {
  const { accountId, ownerId, currency, period, since, upTo, final, position } = statement;
  const { openingBalance, closingBalance } = statement;
  return {
    accountId,
    ownerId,
    currency,
    from: instant(period.from),
    to: instant(period.to),
    since: instant(since),
    upTo: instant(upTo),
    final,
    position,
    openingBalance,
    closingBalance,
  };
}

const instant = (value: Instant | undefined) => (value === undefined ? null : formatInstant(value));
const withoutLast = (text: string) => text.slice(0, -1);
