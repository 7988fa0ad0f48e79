/**
 * The parts of the published schema camt.053.001.08 that a statement of ours has to do with, by the
 * schema's own names: each complex type whole, with all that may stand in it, in its order.
 */

type Occurs = '1' | '?' | '*' | '+';
type Child = readonly [name: string, occurs: Occurs, type?: string];

/** A child without a type is one that we never write. */
const sequences: Readonly<Record<string, readonly Child[]>> = {
  Document: [['BkToCstmrStmt', '1', 'BankToCustomerStatementV08']],
  BankToCustomerStatementV08: [
    ['GrpHdr', '1', 'GroupHeader81'],
    ['Stmt', '+', 'AccountStatement9'],
    ['SplmtryData', '*'],
  ],
  GroupHeader81: [
    ['MsgId', '1', 'Max35Text'],
    ['CreDtTm', '1', 'ISODateTime'],
    ...unwritten('MsgRcpt MsgPgntn OrgnlBizQry AddtlInf'),
  ],
  AccountStatement9: [
    ['Id', '1', 'Max35Text'],
    ...unwritten('StmtPgntn ElctrncSeqNb RptgSeq LglSeqNb'),
    ['CreDtTm', '?', 'ISODateTime'],
    ['FrToDt', '?', 'DateTimePeriod1'],
    ...unwritten('CpyDplctInd RptgSrc'),
    ['Acct', '1', 'CashAccount39'],
    ...unwritten('RltdAcct Intrst'),
    ['Bal', '+', 'CashBalance8'],
    ...unwritten('TxsSummry'),
    ['Ntry', '*', 'ReportEntry10'],
    ...unwritten('AddtlStmtInf'),
  ],
  DateTimePeriod1: [
    ['FrDtTm', '1', 'ISODateTime'],
    ['ToDtTm', '1', 'ISODateTime'],
  ],
  CashAccount39: [
    ['Id', '1', 'AccountIdentification4Choice'],
    ...unwritten('Tp'),
    ['Ccy', '?', 'ActiveOrHistoricCurrencyCode'],
    ...unwritten('Nm Prxy Ownr Svcr'),
  ],
  CashAccount38: [
    ['Id', '1', 'AccountIdentification4Choice'],
    ...unwritten('Tp'),
    ['Ccy', '?', 'ActiveOrHistoricCurrencyCode'],
    ...unwritten('Nm Prxy'),
  ],
  GenericAccountIdentification1: [
    ['Id', '1', 'Max34Text'],
    ['SchmeNm', '?', 'AccountSchemeName1Choice'],
    ['Issr', '?', 'Max35Text'],
  ],
  CashBalance8: [
    ['Tp', '1', 'BalanceType13'],
    ...unwritten('CdtLine'),
    ['Amt', '1', 'ActiveOrHistoricCurrencyAndAmount'],
    ['CdtDbtInd', '1', 'CreditDebitCode'],
    ['Dt', '1', 'DateAndDateTime2Choice'],
    ...unwritten('Avlbty'),
  ],
  BalanceType13: [['CdOrPrtry', '1', 'BalanceType10Choice'], ...unwritten('SubTp')],
  ReportEntry10: [
    ['NtryRef', '?', 'Max35Text'],
    ['Amt', '1', 'ActiveOrHistoricCurrencyAndAmount'],
    ['CdtDbtInd', '1', 'CreditDebitCode'],
    ...unwritten('RvslInd'),
    ['Sts', '1', 'EntryStatus1Choice'],
    ['BookgDt', '?', 'DateAndDateTime2Choice'],
    ['ValDt', '?', 'DateAndDateTime2Choice'],
    ['AcctSvcrRef', '?', 'Max35Text'],
    ...unwritten('Avlbty'),
    ['BkTxCd', '1', 'BankTransactionCodeStructure4'],
    ...unwritten('ComssnWvrInd AddtlInfInd AmtDtls Chrgs TechInptChanl Intrst CardTx'),
    ['NtryDtls', '*', 'EntryDetails9'],
    ...unwritten('AddtlNtryInf'),
  ],
  BankTransactionCodeStructure4: [
    ['Domn', '?', 'BankTransactionCodeStructure5'],
    ['Prtry', '?', 'ProprietaryBankTransactionCodeStructure1'],
  ],
  BankTransactionCodeStructure5: [
    ['Cd', '1', 'Max4Code'],
    ['Fmly', '1', 'BankTransactionCodeStructure6'],
  ],
  BankTransactionCodeStructure6: [
    ['Cd', '1', 'Max4Code'],
    ['SubFmlyCd', '1', 'Max4Code'],
  ],
  ProprietaryBankTransactionCodeStructure1: [
    ['Cd', '1', 'Max35Text'],
    ['Issr', '?', 'Max35Text'],
  ],
  EntryDetails9: [...unwritten('Btch'), ['TxDtls', '*', 'EntryTransaction10']],
  EntryTransaction10: [
    ['Refs', '?', 'TransactionReferences6'],
    ...unwritten('Amt CdtDbtInd AmtDtls Avlbty BkTxCd Chrgs Intrst'),
    ['RltdPties', '?', 'TransactionParties6'],
    ...unwritten('RltdAgts LclInstrm Purp RltdRmtInf RmtInf RltdDts RltdPric RltdQties'),
    ...unwritten('FinInstrmId Tax RtrInf CorpActn SfkpgAcct CshDpst CardTx AddtlTxInf SplmtryData'),
  ],
  TransactionReferences6: [
    ...unwritten('MsgId AcctSvcrRef PmtInfId InstrId'),
    ['EndToEndId', '?', 'Max35Text'],
    ...unwritten('UETR TxId MndtId ChqNb ClrSysRef AcctOwnrTxId AcctSvcrTxId MktInfrstrctrTxId'),
    ...unwritten('PrcgId Prtry'),
  ],
  TransactionParties6: [
    ...unwritten('InitgPty Dbtr'),
    ['DbtrAcct', '?', 'CashAccount38'],
    ...unwritten('UltmtDbtr Cdtr'),
    ['CdtrAcct', '?', 'CashAccount38'],
    ...unwritten('UltmtCdtr TradgPty Prtry'),
  ],
};

const choices: Readonly<Record<string, readonly Child[]>> = {
  AccountIdentification4Choice: [
    ['IBAN', '1'],
    ['Othr', '1', 'GenericAccountIdentification1'],
  ],
  AccountSchemeName1Choice: [
    ['Cd', '1', 'Max4Code'],
    ['Prtry', '1', 'Max35Text'],
  ],
  BalanceType10Choice: [
    ['Cd', '1', 'Max4Code'],
    ['Prtry', '1', 'Max35Text'],
  ],
  DateAndDateTime2Choice: [
    ['Dt', '1'],
    ['DtTm', '1', 'ISODateTime'],
  ],
  EntryStatus1Choice: [
    ['Cd', '1', 'Max4Code'],
    ['Prtry', '1', 'Max35Text'],
  ],
};

const texts: Readonly<Record<string, RegExp>> = {
  Max34Text: /^[^]{1,34}$/,
  Max35Text: /^[^]{1,35}$/,
  // The schema bounds the length; what the codes may be is in code sets of their own.
  Max4Code: /^[A-Z]{4}$/,
  CreditDebitCode: /^(CRDT|DBIT)$/,
  ActiveOrHistoricCurrencyCode: /^[A-Z]{3}$/,
  ISODateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/,
  // No more than 5 digits after the point; of all, 18 at most.
  ActiveOrHistoricCurrencyAndAmount: /^(?=(\D*\d\D*){1,18}$)\d+(\.\d{1,5})?$/,
};

const attributes: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  ActiveOrHistoricCurrencyAndAmount: { Ccy: /^[A-Z]{3}$/ },
  Document: { xmlns: /^urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.08$/ },
};

export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

/** What in a document is not as the schema has it, each with its path; nothing of a valid one. */
export function camt053Errors(document: XmlNode): string[] {
  if (document.name !== 'Document') return [`the root is ${document.name}`];
  return errorsOf(document, 'Document', 'Document');
}

function errorsOf(node: XmlNode, type: string, path: string): string[] {
  const errors = attributeErrors(node, attributes[type] ?? {}, path);
  const pattern = texts[type];
  if (pattern) {
    if (node.children.length > 0) errors.push(`${path} has elements in it`);
    if (!pattern.test(node.text)) errors.push(`${path} is no ${type}: ${node.text}`);
    return errors;
  }
  if (node.text.trim() !== '') errors.push(`${path} has text in it`);
  const choice = choices[type];
  return [
    ...errors,
    ...(choice ? choose(node, choice, path) : inOrder(node, sequences[type]!, path)),
  ];
}

function attributeErrors(
  node: XmlNode,
  expected: Readonly<Record<string, RegExp>>,
  path: string,
): string[] {
  const names = new Set([...Object.keys(expected), ...Object.keys(node.attributes)]);
  return [...names].flatMap((name) => {
    const value = node.attributes[name];
    return value !== undefined && expected[name]?.test(value) ? [] : [`${path}@${name}: ${value}`];
  });
}

function choose(node: XmlNode, choice: readonly Child[], path: string): string[] {
  if (node.children.length !== 1) return [`${path} has ${node.children.length} of a choice`];
  const [only] = node.children;
  const child = choice.find(([name]) => name === only!.name);
  return child ? below(only!, child, path) : [`${path} has no choice of ${only!.name}`];
}

function inOrder(node: XmlNode, sequence: readonly Child[], path: string): string[] {
  const left = [...node.children];
  const errors: string[] = [];
  for (const child of sequence) {
    const [name, occurs] = child;
    let count = 0;
    for (; left[0]?.name === name; count++) errors.push(...below(left.shift()!, child, path));
    if (count === 0 && (occurs === '1' || occurs === '+'))
      errors.push(`${path}/${name} is missing`);
    if (count > 1 && (occurs === '1' || occurs === '?')) errors.push(`${path}/${name} is repeated`);
  }
  const [next] = left;
  return next ? [...errors, `${path}/${next.name} does not belong there`] : errors;
}

const below = (node: XmlNode, [name, , type]: Child, path: string): string[] =>
  type ? errorsOf(node, type, `${path}/${name}`) : [`${path}/${name} is not described here`];

function unwritten(names: string): Child[] {
  return names.split(' ').map((name) => [name, '?'] as const);
}
