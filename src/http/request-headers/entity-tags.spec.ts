import { parseEntityTags, strong, weak } from './entity-tags.js';

describe('entity tags', () => {
  it.each([
    ['*', 'any'],
    [' * ', 'any'],
    ['"2"', ['"2"']],
    ['"2","3"', ['"2"', '"3"']],
    ['"2" ,  "a,b" ,', ['"2"', '"a,b"']],
    [', "2",, ,"3",,', ['"2"', '"3"']],
    ['""', ['""']],
    ['W/"2", "3"', ['"2"', '"3"']],
  ])('are read of %j', (text, expected) => {
    const tags = parseEntityTags(text)!;
    expect(tags === 'any' ? tags : weak(tags)).toEqual(expected);
  });

  it('are strong unless they say otherwise', () => {
    const tags = parseEntityTags('W/"2", "3"');
    expect(tags === 'any' ? tags : strong(tags!)).toEqual(['"3"']);
  });

  it.each(['', '2', '"2', '"2" "3"', '"2",*', '*,"2"', '*, *', ',*', 'w/"2"', "'2'", ',', '"a b"'])(
    'are not read of %j',
    (text) => expect(parseEntityTags(text)).toBeUndefined(),
  );

  it('are read at once however many there are', () => {
    expect(parseEntityTags(`${'"x",'.repeat(4_000)}x`)).toBeUndefined();
    expect(parseEntityTags(`"x"${', ,'.repeat(4_000)}x`)).toBeUndefined();
  });
});
