import { startDatabaseServers, stopDatabaseServers } from './database-servers.ts';

export default async function startServers(): Promise<void> {
  const leftOut = await startDatabaseServers();
  process.env.TEST_LEFT_OUT = leftOut.join('\n');
  if (!leftOut.length || process.env.CI !== 'true') return;
  await stopDatabaseServers();
  throw new Error(`With CI=true nothing may be left out: ${leftOut.join('; ')}`);
}
