import { once } from 'node:events';
import { Readable } from 'node:stream';
import { MOST_STATEMENTS, OpenStatements } from './open-statements.js';
import { TooManyStatements } from './statement.errors.js';

const begin = () => Promise.resolve(Readable.from(['text']));

describe('open statements', () => {
  it('are so many at the most, until one is over', async () => {
    const statements = new OpenStatements();
    const streams: Readable[] = [];
    for (let n = 0; n < MOST_STATEMENTS; n++) streams.push(await statements.write(begin));
    await expect(statements.write(begin)).rejects.toThrow(TooManyStatements);
    streams[0]!.destroy();
    await once(streams[0]!, 'close');
    const last = await statements.write(begin);
    await expect(statements.write(begin)).rejects.toThrow(TooManyStatements);
    await Promise.all([once(last, 'close'), last.toArray()]);
    await expect(statements.write(begin)).resolves.toBeInstanceOf(Readable);
  });

  it('are not those that could not begin', async () => {
    const statements = new OpenStatements();
    const fail = () => Promise.reject(new Error('no such account'));
    for (let n = 0; n < 2 * MOST_STATEMENTS; n++)
      await expect(statements.write(fail)).rejects.toThrow('no such account');
    await expect(statements.write(begin)).resolves.toBeInstanceOf(Readable);
  });
});
