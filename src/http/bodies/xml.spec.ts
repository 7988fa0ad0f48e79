import { element, elementWith } from './xml.js';

describe('an element', () => {
  it('holds other elements in their order, and leaves out those that are not there', () => {
    const inner = element('b', element('c', '1'), undefined, element('d'));
    expect(element('a', inner, element('e', '2')).text).toBe(
      '<a><b><c>1</c><d></d></b><e>2</e></a>',
    );
  });

  it('escapes text and attributes', () => {
    const { text } = elementWith('a', { b: '"<&>"' }, '<&>"');
    expect(text).toBe('<a b="&quot;&lt;&amp;&gt;&quot;">&lt;&amp;&gt;&quot;</a>');
  });
});
