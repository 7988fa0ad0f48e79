import { resolve } from 'node:path';

const FORM = 'sqlite:./relative/file or sqlite:/absolute/file';

/**
 * The absolute path that stands after `sqlite:`, taken as it is.
 *
 * @throws {Error} that begins with "must".
 */
export function sqlitePath(text: string): string {
  if (text === '') throw new Error(`must name a file: ${FORM}.`);
  if (/:memory:|^(\/\/)?file:/i.test(text))
    throw new Error(`must name a file, since what is only in memory is lost: ${FORM}.`);
  if (/[?#]/.test(text))
    throw new Error(`must have no parameters, and no ? or # in the path: ${FORM}.`);
  if (/%[\da-f]{2}/i.test(text))
    throw new Error(`must have the path as it is, not percent-encoded: ${FORM}.`);
  if (/^\/\/(?!\/)/.test(text))
    throw new Error(`must have no // before a relative path, where a host would stand: ${FORM}.`);
  if (/^~/.test(text))
    throw new Error(`must have the path of the home folder in place of ~: ${FORM}.`);
  if (/[/\\]$/.test(text)) throw new Error(`must name a file, not a folder: ${FORM}.`);
  return resolve(text.replace(/^\/\/(?=\/)/, ''));
}
