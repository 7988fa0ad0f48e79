import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { HttpAdapter } from './http-adapter.js';

const WITHIN_MS = 50;

describe('an answer that takes longer than it may take to begin', () => {
  const adapter = new HttpAdapter();
  let url: string;

  beforeAll(async () => {
    const fastify = adapter.getInstance<FastifyInstance>();
    adapter.answerWithin(WITHIN_MS);
    fastify.get('/begun', (_, reply) => reply.send(Readable.from(inParts())));
    fastify.get('/silent', async () => delay(WITHIN_MS * 4, 'too late'));
    url = await fastify.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => adapter.close());

  async function* inParts(): AsyncGenerator<string> {
    yield 'one ';
    await delay(WITHIN_MS * 4);
    yield 'two';
  }

  it('is given to its end when it has begun', async () => {
    const answer = await fetch(`${url}/begun`);
    expect([answer.status, await answer.text()]).toEqual([200, 'one two']);
  });

  it('is a 503 when nothing of it has left', async () => {
    const answer = await fetch(`${url}/silent`);
    expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'log-unavailable' }]);
  });
});
