// A day at a bank that serves on the URL given: every type of event, and what a reader is told of it in the end.
// Prints the answers as JSON. What it does is the same each time; times, positions and event ids are not.
// Usage: node day.mjs http://127.0.0.1:3105 > answers.json
import { setTimeout as delay } from 'node:timers/promises';
import { URLSearchParams } from 'node:url';

const [url] = process.argv.slice(2);
const uuid = (kind, number) => `${kind}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const [bonus, ada, bob, carla, dora] = [1, 2, 3, 4, 5].map((number) => uuid('a', number));
const owner = (number) => uuid('b', number);
let transactions = 0;

async function send(method, path, query = {}, body = undefined) {
  const response = await fetch(`${url}/api/account/${path}?${new URLSearchParams(query)}`, {
    method,
    headers: {
      'X-Correlation-Id': `golden-${transactions}`,
      ...(body && { 'Content-Type': 'application/json' }),
    },
    body: body && JSON.stringify(body),
  });
  if (response.status >= 500) throw new Error(`${method} ${path}: ${await response.text()}`);
  return response.status;
}

const put = (account, query, transactionId = uuid('c', ++transactions)) =>
  send('PUT', account, { ...query, transactionId });
const open = (account, of, query = {}, body = undefined) =>
  send('POST', account, { owner: owner(of), ...query }, body);

async function day() {
  await open(bonus, 1);
  await open(ada, 2, {}, { notify: 'ada@example.org' });
  await open(bob, 3);
  await open(carla, 4, { currency: 'CHF' });
  await open(dora, 5, {}, { notify: 'dora@example.org' });
  await put(ada, { deposit: 250_000 });
  await put(ada, { deposit: 250_000 }, uuid('c', transactions));
  await put(ada, { transfer: bob, amount: 80_000 });
  await put(ada, { withdraw: 1_000_000 });
  await put(carla, { deposit: 9_007_199_254_740_993n });
  await put(carla, { transfer: bob, amount: 1 });
  await put(dora, { deposit: 700 });
  await put(dora, { withdraw: 700 });
  await send('DELETE', dora);
  for (let each = 1; each <= 60; each++) await put(bob, { withdraw: each });
  await put(bob, { deposit: 5 });
}

async function settled() {
  for (let tries = 0; tries < 600; tries++) {
    const { subscriptions, position } = await (await fetch(`${url}/health/ready`)).json();
    if (subscriptions.every(({ lag }) => lag === 0)) return position;
    await delay(50);
  }
  throw new Error('The followers do not come to the end of the log.');
}

await day();
let position = 0;
while (position !== (position = await settled()));
const paths = [
  ...[bonus, ada, bob, carla, dora].flatMap((id) => [
    `/api/account/${id}`,
    `/api/account/${id}?version=1`,
    `/api/account/${id}/transactions`,
  ]),
  `/api/account/${bob}?version=55`,
  '/api/accounts',
  '/api/ledger',
  '/api/ledger/trial-balance',
  '/api/ledger/entries?limit=1000',
  '/api/feed?after=0',
  '/api/ledger/reconciliation',
];
// As text: a number of JavaScript may be less exact than one of the answers.
const answers = [];
for (const path of paths) answers.push([path, await (await fetch(url + path)).text()]);
console.log(JSON.stringify(Object.fromEntries(answers), null, 2));
