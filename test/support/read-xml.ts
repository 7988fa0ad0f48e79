import { SaxesParser } from 'saxes';
import type { XmlNode } from './camt053.js';

interface Growing {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Growing[];
  text: string;
}

/** A document as a tree. @throws unless it is well-formed, and whole. */
export function readXml(text: string): XmlNode {
  const root: Growing = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node = { name, attributes, children: [], text: '' };
    open.at(-1)!.children.push(node);
    open.push(node);
  });
  parser.on('text', (piece) => (open.at(-1)!.text += piece));
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return root.children[0]!;
}

/** All nodes at a path below a node, such as `Stmt/Ntry`. */
export const at = (node: XmlNode, path: string): XmlNode[] =>
  path
    .split('/')
    .reduce<XmlNode[]>(
      (nodes, name) =>
        nodes.flatMap(({ children }) => children.filter((each) => each.name === name)),
      [node],
    );

/** The text of the only node at a path. */
export function textAt(node: XmlNode, path: string): string {
  const found = at(node, path);
  if (found.length !== 1) throw new Error(`There are ${found.length} of ${path}.`);
  return found[0]!.text;
}
