import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { LeftOut } from '../support/database-servers.ts';

const caches = process.getuid?.() === 0 ? '/var/cache' : join(homedir(), '.cache');

/** Other versions have other checks: what it finds must not depend on the day. */
export const VERSION = '4.32.5';

/** Where `npm run schemathesis:install` leaves it, apart from the system's Python. */
export const schemathesisFolder = join(caches, 'event-sourced-bank', `schemathesis-${VERSION}`);

export const schemathesis = join(schemathesisFolder, 'bin', 'st');

/** Why the API can't be fuzzed here; undefined if it can. */
export const noSchemathesis: LeftOut | undefined = existsSync(schemathesis)
  ? undefined
  : {
      isOptional: true,
      reason:
        'fuzzing by the OpenAPI document (no schemathesis found; call npm run schemathesis:install)',
    };
