import { formatInstant } from '../../../event-sourcing/log/instant.js';
import { isCredit } from '../content/statement.js';
import type { StatementFormat } from './statement-format.js';

const COLUMNS = [
  'position',
  'version',
  'recordedAt',
  'kind',
  'direction',
  'amount',
  'balance',
  'currency',
  'transactionId',
  'counterparty',
] as const;

type Value = string | number | bigint | null;
type Record = Partial<{ [Column in (typeof COLUMNS)[number]]: Value }>;

/**
 * RFC 4180. The balances at both ends are rows like the movements, without an amount. Amounts have no
 * sign: the direction tells, as in camt.053.
 */
export const statementCsv: StatementFormat = {
  mediaType: 'text/csv',
  alsoAs: ['charset=utf-8', 'header=present', 'charset=utf-8;header=present'].map(
    (parameters) => `text/csv;${parameters}`,
  ),
  contentType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  separator: '',
  head: ({ since, openingVersion, openingBalance, currency }) =>
    `${COLUMNS.join(',')}\r\n` +
    row({
      version: openingVersion,
      recordedAt: formatInstant(since),
      kind: 'opening-balance',
      balance: openingBalance,
      currency,
    }),
  entry: (movement) =>
    row({
      ...movement,
      recordedAt: formatInstant(movement.recordedAt),
      direction: isCredit(movement) ? 'credit' : 'debit',
    }),
  foot: ({ upTo, position, closingVersion, closingBalance, currency }) =>
    row({
      position,
      version: closingVersion,
      recordedAt: formatInstant(upTo),
      kind: 'closing-balance',
      balance: closingBalance,
      currency,
    }),
};

const row = (record: Record): string =>
  `${COLUMNS.map((column) => field(record[column] ?? '')).join(',')}\r\n`;

/** What a spreadsheet takes for the beginning of a formula, also as East Asian input methods write it. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/** Some spreadsheets part fields at semicolons or tabs. */
const SEPARATING = /[",;\t\r\n]/;

/** A number is written as it is, a text so that no spreadsheet takes it for a formula. */
export function field(value: Value): string {
  if (typeof value !== 'string') return String(value ?? '');
  const text = FORMULA.test(value) ? `'${value}` : value;
  return SEPARATING.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
