/**
 * What the page of Swagger UI runs. These functions are sent to the browser as they stand here: each knows
 * only itself and the others, and the globals below.
 */
import { exampleAccounts } from '../http/openapi/examples.openapi.js';

type Props = Readonly<Record<string, unknown>>;
type Component = (props: Props) => unknown;

/** What is used of Immutable.js. */
interface Immutable {
  get(key: string): unknown;
  getIn(path: readonly string[]): Immutable | undefined;
  keySeq(): { toArray(): string[] };
}

interface System {
  readonly React: { createElement(type: unknown, props: unknown, ...children: unknown[]): unknown };
  getComponent(name: string, isContainer: boolean): Component;
}

interface PageRequest {
  readonly url: string;
  readonly method: string;
  readonly body?: unknown;
}

declare const document: { readonly currentScript: { readonly src: string } };
declare const SwaggerUIBundle: ((settings: object) => void) & { presets: { apis: unknown } };

/** JSON for people, its numbers in the digits that were sent; as it came where the browser can't. */
function exactlyIndented(text: string): string {
  if (!('rawJSON' in JSON)) return text;
  const keepDigits = (_: string, value: unknown, { source }: { source?: string } = {}) =>
    typeof value === 'number' && source !== undefined ? JSON.rawJSON(source) : value;
  try {
    return JSON.stringify(JSON.parse(text, keepDigits), null, 2);
  } catch {
    return text;
  }
}

/** An answer's body. Swagger UI's own rounds amounts above 2^53. */
function exactBody(Original: Component, { React, getComponent }: System): Component {
  return function ExactBody(props) {
    const { content, contentType } = props;
    if (typeof content !== 'string' || !/json/i.test(String(contentType)))
      return React.createElement(Original, props);
    const settings = { language: 'json', downloadable: true, fileName: 'answer.json' };
    return React.createElement(
      'div',
      null,
      React.createElement('h5', null, 'Response body'),
      React.createElement(
        getComponent('HighlightCode', true),
        { ...settings, canCopy: true },
        exactlyIndented(content),
      ),
    );
  };
}

/** A line for each status that is an error: what it means, and its codes. */
function briefError(Original: Component, { React }: System): Component {
  return function BriefError(props) {
    const code = String(props.code);
    const response = props.response as Immutable;
    if (!/^[45]/.test(code)) return React.createElement(Original, props);
    const examples = response.getIn(['content', 'application/problem+json', 'examples']);
    const codes = examples?.keySeq().toArray().join(', ') ?? '';
    const cell = (name: string, text: unknown) =>
      React.createElement('td', { className: `response-col_${name}` }, text);
    return React.createElement(
      'tr',
      { className: 'response', 'data-code': code },
      cell('status', code),
      cell('description', codes || response.get('description')),
      cell('links', null),
    );
  };
}

/** In the order in which they can be tried, one after another; then the others as they come. */
function inOrder(operationIds: readonly string[]) {
  const rank = (item: Immutable) => {
    const id = item.getIn(['operation', 'operationId']) as unknown as string;
    return operationIds.includes(id) ? operationIds.indexOf(id) : operationIds.length;
  };
  return (one: Immutable, other: Immutable) => rank(one) - rank(other);
}

/** Opens the second account of the examples, once, before the first write that needs it. */
function openingSecond({ second, owner }: typeof exampleAccounts) {
  let isOpen = false;
  return async (request: PageRequest): Promise<PageRequest> => {
    const { url, method, body } = request;
    const [server, path] = url.split('/api/');
    const isNamed = `${url} ${JSON.stringify(body ?? '')}`.includes(second);
    if (isOpen || !isNamed || method === 'GET' || path === undefined) return request;
    isOpen = true;
    const opens = method === 'POST' && path.startsWith('account/');
    if (!opens) await fetch(`${server}/api/account/${second}?owner=${owner}`, { method: 'POST' });
    return request;
  };
}

function show(accounts: typeof exampleAccounts, operationIds: readonly string[]): void {
  SwaggerUIBundle({
    url: new URL('../openapi.json', document.currentScript.src).href,
    dom_id: '#swagger-ui',
    deepLinking: true,
    displayRequestDuration: true,
    defaultModelsExpandDepth: 0,
    presets: [SwaggerUIBundle.presets.apis],
    plugins: [{ wrapComponents: { responseBody: exactBody, response: briefError } }],
    operationsSorter: inOrder(operationIds),
    requestInterceptor: openingSecond(accounts),
  });
}

/** From opening an account to closing it: the examples work in this order. */
const TO_BE_TRIED = [
  'openAccount',
  'depositMoney',
  'getAccount',
  'transferMoney',
  'withdrawMoney',
  'executeTransactions',
  'getAccountStatement',
  'listAccountHistory',
  'closeAccount',
];

export function docsScript(): string {
  const functions = [exactlyIndented, exactBody, briefError, inOrder, openingSecond, show];
  const settings = [exampleAccounts, TO_BE_TRIED].map((each) => JSON.stringify(each));
  return [...functions.map(String), `show(${settings.join(', ')});`, ''].join('\n');
}
