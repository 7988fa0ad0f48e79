import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { accountIds } from './accounts.ts';
import { depositIntoEach } from './into-each.ts';

interface Body {
  readonly operations: readonly { readonly accountId: string; readonly transactionId: string }[];
}

describe('a deposit into each account', () => {
  const load = { operations: 100, connections: 4, withinSeconds: 60 };
  const ids = accountIds(1_050);
  let server: Server;
  let url: string;
  let bodies: Body[];
  let answer: object;

  beforeEach(async () => {
    bodies = [];
    answer = { results: [{ status: 'done' }] };
    server = createServer((request, response) => {
      void json(request).then((body) => {
        bodies.push(body as Body);
        response.end(JSON.stringify(answer));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('is sent once, in hundreds', async () => {
    await depositIntoEach(url, ids, load);
    const operations = bodies.flatMap((body) => body.operations);
    expect(bodies).toHaveLength(11);
    expect(operations.map(({ accountId }) => accountId).toSorted()).toEqual(ids.toSorted());
    expect(new Set(operations.map(({ transactionId }) => transactionId)).size).toBe(ids.length);
  });

  it('is a failure if one of them is refused', async () => {
    answer = { results: [{ status: 'done' }, { status: 'refused' }] };
    await expect(depositIntoEach(url, ids, load)).rejects.toThrow('refused');
  });

  it('is given up when it takes too long', async () => {
    const late = depositIntoEach(url, ids, { ...load, withinSeconds: 0 });
    await expect(late).rejects.toThrow('only 0 accounts were reached in 0 s');
  });
});
