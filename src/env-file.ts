import { ConfigurationMistakes } from './configuration-mistakes.js';

/**
 * Adds what a file `.env` in the working directory says to the environment, which wins.
 *
 * @throws {ConfigurationMistakes} if there is one that can't be read.
 */
export function readEnvFile(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT')
      throw new ConfigurationMistakes([`The file .env can't be read: ${message}.`]);
  }
}
