import { noSchemathesis } from '../schemathesis/installation.ts';
import { noBrowser } from './browser.ts';
import { type LeftOut, startDatabaseServers, stopDatabaseServers } from './database-servers.ts';
import { noFakedTime } from './faked-time.ts';
import { noPgbouncer } from './pgbouncer.ts';
import { noProxy } from './proxy-programs.ts';

export default async function startServers(): Promise<void> {
  const missing = [noFakedTime, noBrowser, noPgbouncer, noProxy, noSchemathesis].filter(
    (each) => each !== undefined,
  );
  const leftOut = [...(await startDatabaseServers()), ...missing];
  process.env.TEST_LEFT_OUT = leftOut.map(({ reason }) => reason).join('\n');
  const complaint = complaintAbout(leftOut, process.env);
  if (complaint === undefined) return;
  await stopDatabaseServers();
  throw new Error(complaint);
}

/** Why the tests can't be run, if so: with `CI=true` only what can't be had everywhere may be left out. */
export function complaintAbout(
  leftOut: readonly LeftOut[],
  { CI }: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const needed = leftOut.filter(({ isOptional }) => !isOptional);
  if (CI !== 'true' || !needed.length) return undefined;
  return `With CI=true nothing may be left out: ${needed.map(({ reason }) => reason).join('; ')}`;
}
