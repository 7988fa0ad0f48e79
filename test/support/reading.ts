export interface Reading<Body> {
  /** Integers beyond 2^53 are bigints. */
  readonly body: Body;
  readonly headers: Readonly<Record<string, string>>;
  /** Log-Position. */
  readonly position: number;
}

type Query = Readonly<Record<string, string | number>>;

export interface List<Item> {
  readonly items: Item[];
  readonly next: string | null;
  readonly previous: string | null;
}

/** The good answer to a GET. */
export async function read<Body>(
  url: string,
  path: string,
  query: Query = {},
): Promise<Reading<Body>> {
  const response = await fetch(`${url}${path}?${new URLSearchParams(asTexts(query))}`);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${response.status} ${text}`);
  const headers = Object.fromEntries(response.headers);
  const position = Number(headers['log-position']);
  return { body: parseExactly(text) as Body, headers, position };
}

/** All items of a list, a page at a time. */
export async function readPages<Item>(url: string, path: string, query: Query): Promise<Item[][]> {
  const pages: Item[][] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await read<List<Item>>(url, path, { ...query, ...(cursor && { cursor }) });
    pages.push(page.body.items);
    cursor = page.body.next;
  }
  return pages;
}

export const positionOf = ({ headers }: { headers: Readonly<Record<string, string>> }) =>
  Number(headers['log-position']);

/** JSON, with integers beyond 2^53 as bigints. */
export function parseExactly(json: string): unknown {
  return JSON.parse(json, (_key, value: unknown, context?: { source: string }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && context
      ? BigInt(context.source)
      : value,
  );
}

const asTexts = (query: Query) =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
