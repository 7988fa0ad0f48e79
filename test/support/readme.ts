import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** A document of the project, by its path. */
export const documentOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What a user goes through, one document after another. */
export const readme = [
  'README.md',
  'docs/using-the-api.md',
  'docs/configuration.md',
  'docs/operation.md',
]
  .map(documentOf)
  .join('\n');

const INLINE = /`((?:npm|npx|node|docker|openssl|curl|bash) [^`]+)`/g;

/** All that the README has as code to be typed, or that could be taken for it, in its order. */
export function commandsOf(text: string): string[] {
  const found: string[] = [];
  let fence: string[] | undefined;
  let isInFile = false;
  for (const line of text.split('\n')) {
    const [, language] = /^ *```(\w*)/.exec(line) ?? [];
    if (isInFile) isInFile = language === undefined;
    else if (language === 'ini' || language === 'nginx') isInFile = true;
    else if (fence && language === '') {
      found.push(...whole(fence));
      fence = undefined;
    } else if (fence) fence.push(line.trim());
    else if (language === 'sh') fence = [];
    else if (language !== undefined) throw new Error(`Not a block of commands: ${line}`);
    else if (/^ {4}/.test(line)) found.push(line.trim());
    else found.push(...Array.from(line.matchAll(INLINE), ([, code]) => code!));
  }
  return found;
}

/** Lines of a shell as commands: one that ends within quotes, or with a backslash, goes on. */
function whole(lines: readonly string[]): string[] {
  const commands: string[] = [];
  let open = '';
  for (const line of lines) {
    open += open === '' ? line : `\n${line}`;
    const inQuotes = open.split("'").length % 2 === 0;
    if (inQuotes || open.endsWith('\\')) continue;
    commands.push(open);
    open = '';
  }
  if (open !== '') throw new Error(`This goes on behind the end of its block: ${open}`);
  return commands;
}
