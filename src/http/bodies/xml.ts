export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escape = (text: string): string => text.replace(/[&<>"]/g, (each) => ESCAPES[each]!);

/** A piece of XML, as against text that is yet to be escaped. */
export class Xml {
  constructor(readonly text: string) {}
}

type Content = Xml | string | undefined;

/** An element of text, or of other elements in their order; of nothing where all of them are undefined. */
export function element(name: string, ...content: readonly Content[]): Xml {
  return elementWith(name, {}, ...content);
}

export function elementWith(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly Content[]
): Xml {
  const inside = content.map((each) => (each instanceof Xml ? each.text : escape(each ?? '')));
  return new Xml(`${openingTag(name, attributes)}${inside.join('')}</${name}>`);
}

export function openingTag(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  return `<${name}${list.join('')}>`;
}
