import { Cursors, wholeNumber } from './cursors.js';

describe('cursors', () => {
  const cursors = new Cursors('entries', wholeNumber);

  it('are read as they were written', () => {
    for (const key of [1, 42, Number.MAX_SAFE_INTEGER])
      for (const place of [{ above: key }, { below: key }])
        expect(cursors.read(cursors.write(place))).toEqual(place);
  });

  it('need no escaping in a URL', () => {
    expect(cursors.write({ below: Number.MAX_SAFE_INTEGER })).toMatch(/^[\w-]+$/);
  });

  const of = (text: string) => Buffer.from(text).toString('base64url');

  it.each([
    '',
    'x',
    '42',
    of('42'),
    of('entries:'),
    of('entries:0'),
    of('entries:<'),
    of('entries:<0'),
    of('entries:<<42'),
    of('entries:>42'),
    of('entries:-1'),
    of('entries:042'),
    of('entries: 42'),
    of('entries:42 '),
    of('entries:4e1'),
    of('entries:1.5'),
    of('entries:9007199254740993'),
    of('accounts:42'),
    `${of('entries:42')}=`,
    ` ${of('entries:42')}`,
    `${of('entries:42')}%`,
    of('entries:42').slice(0, -1),
  ])('are refused when broken or of another list: %j', (cursor) => {
    expect(cursors.read(cursor)).toBeUndefined();
  });
});
