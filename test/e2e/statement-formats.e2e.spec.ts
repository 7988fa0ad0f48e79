import { randomUUID } from 'node:crypto';
import { CommandBus } from '@nestjs/cqrs';
import { parse } from 'csv-parse/sync';
import { DepositMoney } from '../../src/account/domain/account.commands.js';
import { openAccount, type AccountApi } from '../support/account-api.js';
import { camt053Errors } from '../support/camt053.js';
import { onEachDatabase } from '../support/on-each-database.js';
import { at, readXml, textAt } from '../support/read-xml.js';
import {
  CSV,
  getStatement,
  JSON_TYPE,
  readStatement,
  TEXT_XML,
  XML,
  type StatementShown,
} from '../support/statements.js';

onEachDatabase("a statement's forms", (app) => {
  let account: AccountApi;
  let statement: StatementShown;

  beforeAll(async () => {
    account = await openAccount(app().url, { balance: 1_250n });
    const other = await openAccount(app().url, { balance: 50n });
    await account.withdraw(7).expect(204);
    await account.transfer(other.id, 100).expect(204);
    await other.transfer(account.id, 5).expect(204);
    const bonus = { currency: 'EUR', cap: 10_000n };
    await app()
      .app.get(CommandBus)
      .execute(new DepositMoney(account.id, 3n, randomUUID(), bonus));
    statement = await readStatement(app().url, account.id);
    expect(statement.movements).toHaveLength(5);
  });

  const get = (accept: string, id = account.id) => getStatement(app().url, id, {}, accept);
  const name = (extension: string) =>
    new RegExp(
      `^attachment; filename="statement-${account.id}-\\d{8}T\\d{6}Z-\\d{8}T\\d{6}Z\\.${extension}"$`,
    );

  it('are JSON, if nothing else is asked for', async () => {
    for (const accept of ['*/*', 'application/*', 'text/csv;q=0.1, application/json']) {
      const { status, headers, text } = await get(accept);
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        vary: 'Accept',
      });
      expect(headers['content-disposition']).toBeUndefined();
      expect(JSON.parse(text)).toEqual(statement);
    }
  });

  it('are CSV with the same movements', async () => {
    const { headers, text } = await get(CSV);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      vary: 'Accept',
      'content-disposition': expect.stringMatching(name('csv')) as unknown,
    });
    const rows = parse(text, { columns: true, recordDelimiter: '\r\n' });
    const { movements, closingBalance, currency, position, upTo } = statement;
    const directions = ['credit', 'debit', 'debit', 'credit', 'credit'];
    expect(rows.slice(1, -1)).toEqual(
      movements.map((each, index) => asTexts({ ...each, direction: directions[index]!, currency })),
    );
    expect(rows[0]).toMatchObject({ kind: 'opening-balance', amount: '', balance: '0', currency });
    expect(rows.at(-1)).toEqual({
      ...asTexts({ position, version: 6, recordedAt: upTo, kind: 'closing-balance' }),
      ...asTexts({ direction: null, amount: null, balance: closingBalance, currency }),
      ...asTexts({ transactionId: null, counterparty: null }),
    });
  });

  it('are camt.053 as it is published', async () => {
    const { headers, text } = await get(XML);
    expect(headers).toMatchObject({
      'content-type': 'application/xml; charset=utf-8',
      vary: 'Accept',
      'content-disposition': expect.stringMatching(name('xml')) as unknown,
    });
    const document = readXml(text);
    expect(camt053Errors(document)).toEqual([]);
    const [shown] = at(document, 'BkToCstmrStmt/Stmt');
    expect(textAt(document, 'BkToCstmrStmt/GrpHdr/MsgId')).toBe(textAt(shown!, 'Id'));
    expect(textAt(shown!, 'FrToDt/ToDtTm')).toBe(statement.upTo);
    expect(textAt(shown!, 'Acct/Id/Othr/Id')).toBe(compact(account.id));
    const balances = at(shown!, 'Bal').map((each) => [
      textAt(each, 'Tp/CdOrPrtry/Cd'),
      textAt(each, 'Amt'),
    ]);
    expect(balances).toEqual([
      ['OPBD', '0.00'],
      ['CLBD', '11.51'],
    ]);
    const { movements } = statement;
    const entries = at(shown!, 'Ntry').map((entry) => ({
      version: textAt(entry, 'NtryRef'),
      position: textAt(entry, 'AcctSvcrRef'),
      recordedAt: textAt(entry, 'BookgDt/DtTm'),
      valuedAt: textAt(entry, 'ValDt/DtTm'),
      kind: textAt(entry, 'BkTxCd/Prtry/Cd'),
      amount: textAt(entry, 'Amt'),
      direction: textAt(entry, 'CdtDbtInd'),
      transactionId: textAt(entry, 'NtryDtls/TxDtls/Refs/EndToEndId'),
      debtor: at(entry, 'NtryDtls/TxDtls/RltdPties/DbtrAcct/Id/Othr/Id')[0]?.text ?? null,
      creditor: at(entry, 'NtryDtls/TxDtls/RltdPties/CdtrAcct/Id/Othr/Id')[0]?.text ?? null,
    }));
    expect(entries).toEqual(
      movements.map(({ amount, balance, counterparty, transactionId, ...same }, index) => ({
        ...asTexts({ ...same }),
        valuedAt: same.recordedAt,
        amount: (amount / 100).toFixed(2),
        direction: balance > (movements[index - 1]?.balance ?? 0) ? 'CRDT' : 'DBIT',
        transactionId: compact(transactionId!),
        debtor: same.kind === 'transfer-in' ? compact(counterparty!) : null,
        creditor: same.kind === 'transfer-out' ? compact(counterparty!) : null,
      })),
    );
    expect(movements.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['deposit', 'withdrawal', 'transfer-in', 'transfer-out', 'bonus']),
    );
  });

  it('are camt.053 also by the older name of XML', async () => {
    const { headers, text } = await get(TEXT_XML);
    expect(headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(headers['content-disposition']).toMatch(name('xml'));
    expect(camt053Errors(readXml(text))).toEqual([]);
    expect((await get('text/*')).headers['content-type']).toMatch(/^text\/csv/);
  });

  it('cover the same, also of a period that has not begun', async () => {
    const future = { from: '2200-01-01T00:00:00Z', to: '2201-01-01T00:00:00Z' };
    for (const query of [undefined, future]) {
      const { since, upTo } = await readStatement(app().url, account.id, query);
      expect(since <= upTo).toBe(true);
      const csv = await getStatement(app().url, account.id, query, CSV);
      const rows = parse<{ recordedAt: string }>(csv.text, { columns: true });
      expect([rows[0]!.recordedAt, rows.at(-1)!.recordedAt]).toEqual([since, upTo]);
      const camt = readXml((await getStatement(app().url, account.id, query, XML)).text);
      const period = 'BkToCstmrStmt/Stmt/FrToDt';
      expect(textAt(camt, `${period}/FrDtTm`)).toBe(since);
      expect(textAt(camt, `${period}/ToDtTm`)).toBe(upTo);
    }
  });

  it.each([
    ['JPY', '1234567'],
    ['KWD', '1234.567'],
  ])('are camt.053 with the decimals of %s', async (currency, amount) => {
    const { id } = await openAccount(app().url, { balance: 1_234_567n, currency });
    const document = readXml((await get(XML, id)).text);
    expect(camt053Errors(document)).toEqual([]);
    const amounts = at(document, 'BkToCstmrStmt/Stmt/Ntry/Amt');
    expect(amounts).toMatchObject([{ text: amount, attributes: { Ccy: currency } }]);
  });

  it('are camt.053 without an entry too', async () => {
    const { id } = await openAccount(app().url);
    expect(camt053Errors(readXml((await get(XML, id)).text))).toEqual([]);
  });

  it.each([
    ['<Sts><Cd>BOOK</Cd></Sts>', ''],
    ['<CdtDbtInd>DBIT</CdtDbtInd>', '<CdtDbtInd>DEBIT</CdtDbtInd>'],
    ['<Acct>', '<Acct/><Acct>'],
    ['<Amt Ccy="EUR">', '<Amt>'],
    ['11.51', '11.511111'],
    ['11.51', '12345678901234567.89'],
    ['.08">', '.02">'],
    ['<MsgId>', `<MsgId>${'x'.repeat(35)}`],
    ['<NtryDtls>', '<AddtlNtryInf>x</AddtlNtryInf><NtryDtls>'],
    ['<Ntry>', 'x<Ntry>'],
  ])('would not pass for camt.053 with %j as %j', async (part, instead) => {
    const { text } = await get(XML);
    expect(text).toContain(part);
    expect(camt053Errors(readXml(text.replace(part, instead)))).not.toEqual([]);
  });

  it.each(['text/html', 'application/pdf;q=1', 'application/json;q=0', 'x'])(
    'do not include %j',
    async (accept) => {
      const { status, headers, text } = await get(accept);
      expect(status).toBe(406);
      expect(headers).toMatchObject({
        'content-type': 'application/problem+json; charset=utf-8',
        vary: 'Accept',
      });
      expect(JSON.parse(text)).toMatchObject({ code: 'not-acceptable', status: 406 });
    },
  );

  it.each([JSON_TYPE, CSV, XML])('have headers to be looked at alone: %s', async (accept) => {
    const { headers } = await get(accept);
    const head = await fetch(`${app().url}${account.path}/statement`, {
      method: 'HEAD',
      headers: { accept },
    });
    expect(head.status).toBe(200);
    for (const each of ['content-type', 'content-disposition', 'vary', 'log-position'])
      expect([each, head.headers.get(each)]).toEqual([each, headers[each] ?? null]);
    expect(await head.text()).toBe('');
  });
});

const compact = (uuid: string) => uuid.replaceAll('-', '');

const asTexts = (record: Readonly<Record<string, string | number | null>>) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, String(value ?? '')]));
