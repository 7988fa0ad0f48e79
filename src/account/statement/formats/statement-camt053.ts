import { createHash } from 'node:crypto';
import { formatInstant, type Instant } from '../../../event-sourcing/log/instant.js';
import {
  element,
  elementWith,
  openingTag,
  XML_DECLARATION,
  type Xml,
} from '../../../http/bodies/xml.js';
import { majorUnits } from '../../../money/major-units.js';
import { Money, type Currency } from '../../../money/money.js';
import type { Movement } from '../../read-models/account-movements/movement.js';
import { AmountNotExpressible } from '../content/statement.errors.js';
import { bankTransactionCode } from './statement-camt053-codes.js';
import { isCredit, type Statement } from '../content/statement.js';
import type { StatementFormat } from './statement-format.js';

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08';
/** camt.053 writes amounts with 18 digits at most. */
const MAX_CAMT_AMOUNT = 10n ** 18n - 1n;

/** ISO 20022 BankToCustomerStatementV08. */
export const statementCamt053: StatementFormat = {
  mediaType: 'application/xml',
  alsoAs: ['application/xml;charset=utf-8'],
  contentType: 'application/xml; charset=utf-8',
  extension: 'xml',
  separator: '',
  head,
  entry: (movement) => `${entry(movement).text}\n`,
  foot: () => '</Stmt></BkToCstmrStmt></Document>\n',
};

/** As it was called before RFC 7303. */
export const statementCamt053AsText: StatementFormat = {
  ...statementCamt053,
  mediaType: 'text/xml',
  alsoAs: ['text/xml;charset=utf-8'],
  contentType: 'text/xml; charset=utf-8',
};

/** Nothing in it depends on when it is asked for, so that a final statement is the same to the byte. */
function head(statement: Statement): string {
  const { openingBalance, closingBalance, currency, since, upTo } = statement;
  const id = idOf(statement);
  const createdAt = element('CreDtTm', formatInstant(upTo));
  const parts = [
    element('GrpHdr', element('MsgId', id), createdAt),
    '<Stmt>',
    element('Id', id),
    createdAt,
    element(
      'FrToDt',
      element('FrDtTm', formatInstant(since)),
      element('ToDtTm', formatInstant(upTo)),
    ),
    account(statement.accountId, 'Acct', currency),
    balance('OPBD', openingBalance, currency, since),
    balance('CLBD', closingBalance, currency, upTo),
  ];
  const begin = `${openingTag('Document', { xmlns: NAMESPACE })}<BkToCstmrStmt>`;
  const text = parts.map((part) => (typeof part === 'string' ? part : part.text));
  return `${XML_DECLARATION}${begin}\n${text.join('\n')}\n`;
}

function entry(movement: Movement): Xml {
  const { amount, currency, recordedAt, position, version, kind } = movement;
  const at = element('DtTm', formatInstant(recordedAt));
  return element(
    'Ntry',
    element('NtryRef', String(version)),
    amountOf(amount, currency),
    direction(isCredit(movement)),
    element('Sts', element('Cd', 'BOOK')),
    element('BookgDt', at),
    element('ValDt', at),
    element('AcctSvcrRef', String(position)),
    bankTransactionCode(kind),
    element('NtryDtls', element('TxDtls', references(movement), parties(movement))),
  );
}

const references = ({ transactionId }: Movement): Xml | undefined =>
  transactionId === null
    ? undefined
    : element('Refs', element('EndToEndId', compact(transactionId)));

function parties({ kind, counterparty }: Movement): Xml | undefined {
  if (counterparty === null) return undefined;
  return element(
    'RltdPties',
    account(counterparty, kind === 'transfer-in' ? 'DbtrAcct' : 'CdtrAcct'),
  );
}

const balance = (code: string, amount: bigint, currency: Currency, at: Instant): Xml =>
  element(
    'Bal',
    element('Tp', element('CdOrPrtry', element('Cd', code))),
    amountOf(amount, currency),
    direction(true),
    element('Dt', element('DtTm', formatInstant(at))),
  );

function account(accountId: string, name: string, currency?: Currency): Xml {
  const scheme = element('SchmeNm', element('Prtry', 'UUID'));
  const id = element('Id', element('Othr', element('Id', compact(accountId)), scheme));
  return element(name, id, currency === undefined ? undefined : element('Ccy', currency));
}

function amountOf(amount: bigint, currency: Currency): Xml {
  if (amount > MAX_CAMT_AMOUNT) throw new AmountNotExpressible(amount);
  return elementWith('Amt', { Ccy: currency }, majorUnits(new Money(amount, currency)));
}

const direction = (credit: boolean): Xml => element('CdtDbtInd', credit ? 'CRDT' : 'DBIT');

/** A UUID has 36 characters, where camt.053 takes 34 or 35: its hyphens are left out. */
const compact = (uuid: string): string => uuid.replaceAll('-', '');

/** The same for the same statement, and another for any other. */
function idOf({ accountId, since, upTo, position, final }: Statement): string {
  const content = [accountId, since, upTo, position, final].join(' ');
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}
