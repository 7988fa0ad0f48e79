import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import type { LeftOut } from './database-servers.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

const program = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  .find(existsSync);

/** Why no page can be looked at here; undefined if one can. */
export const noBrowser: LeftOut | undefined = program
  ? undefined
  : { isOptional: false, reason: 'Swagger UI in a browser (no Chromium found; install chromium)' };

/** A browser without a window, with a profile of its own, that asks nobody for anything by itself. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: program,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    // A busy machine is no failure: the test's own limit ends it.
    timeout: 0,
  });
