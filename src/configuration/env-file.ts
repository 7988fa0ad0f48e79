import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { ConfigurationMistakes } from './configuration-mistakes.js';

const FILE = '.env';
const QUOTED = /=[^\S\n]*(["'`])[^]*?\1/g;
const UNDERSTOOD = /^\s*(#.*|(export\s+)?[A-Za-z_][\w.-]*\s*=.*)?$/;

/**
 * Adds what a file `.env` in the working directory says to the environment, which wins.
 *
 * @throws {ConfigurationMistakes} if there is one that can't be read, or a line of it that says nothing to Node.
 */
export function readEnvFile(): void {
  const bytes = read();
  if (!bytes) return;
  const text = decode(bytes);
  const lines = text.replaceAll(QUOTED, keepLines).split(/\r?\n/);
  const mistakes = lines.flatMap((line, index) =>
    UNDERSTOOD.test(line) ? [] : [`The file .env, line ${index + 1}: write NAME=value.`],
  );
  if (mistakes.length > 0) throw new ConfigurationMistakes(mistakes);
  for (const [name, value] of Object.entries(parseEnv(text))) process.env[name] ??= value;
}

function read(): Buffer | undefined {
  try {
    return readFileSync(FILE);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new ConfigurationMistakes([`The file .env can't be read: ${message}.`]);
  }
}

/** Without the byte order mark that some editors write. */
function decode(bytes: Buffer): string {
  try {
    if (!bytes.includes(0)) return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // It is said below.
  }
  throw new ConfigurationMistakes(['The file .env is not UTF-8: save it as that.']);
}

const keepLines = (quoted: string): string => `=${'\n'.repeat(quoted.split('\n').length - 1)}`;
