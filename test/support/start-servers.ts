import { startDatabaseServers, stopDatabaseServers } from './database-servers.ts';

export default async function startServers(): Promise<void> {
  const leftOut = await startDatabaseServers();
  process.env.TEST_LEFT_OUT = leftOut.map(({ reason }) => reason).join('\n');
  const needed = leftOut.filter(({ isOptional }) => !isOptional);
  if (!needed.length || process.env.CI !== 'true') return;
  await stopDatabaseServers();
  const reasons = needed.map(({ reason }) => reason).join('; ');
  throw new Error(`With CI=true these may not be left out: ${reasons}`);
}
