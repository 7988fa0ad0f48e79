export const JSON_TYPE = 'application/json';
export const CSV = 'text/csv';
export const XML = 'application/xml';
export const TEXT_XML = 'text/xml';

export interface MovementShown {
  readonly position: number;
  readonly version: number;
  readonly recordedAt: string;
  readonly kind: string;
  readonly amount: number;
  readonly balance: number;
  readonly transactionId: string | null;
  readonly counterparty: string | null;
}

export interface StatementShown {
  readonly accountId: string;
  readonly ownerId: string;
  readonly currency: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly since: string;
  readonly upTo: string;
  readonly final: boolean;
  readonly position: number;
  readonly openingBalance: number;
  readonly closingBalance: number;
  readonly movements: readonly MovementShown[];
  readonly credits: { readonly count: number; readonly amount: number };
  readonly debits: { readonly count: number; readonly amount: number };
}

export interface StatementAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

type Query = Readonly<Record<string, string>>;

export async function getStatement(
  url: string,
  accountId: string,
  query: Query = {},
  accept: string = JSON_TYPE,
): Promise<StatementAnswer> {
  const path = `/api/account/${accountId}/statement?${new URLSearchParams(query)}`;
  const response = await fetch(`${url}${path}`, { headers: { accept } });
  const headers = Object.fromEntries(response.headers);
  return { status: response.status, headers, text: await response.text() };
}

export async function readStatement(
  url: string,
  accountId: string,
  query: Query = {},
): Promise<StatementShown> {
  const { status, text } = await getStatement(url, accountId, query);
  if (status !== 200) throw new Error(`${status} ${text}`);
  return JSON.parse(text) as StatementShown;
}
