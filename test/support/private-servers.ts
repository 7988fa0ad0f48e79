import { databases } from './databases.js';
import { serverPrograms } from './server-programs.js';

/** The servers that a test can start for itself, of the databases that this run is for. */
export const privateServers = databases.flatMap(({ name }) => {
  if (name === 'sqlite') return [];
  const server = serverPrograms[name];
  const program = server.find();
  return program === undefined ? [] : [{ name, server, program }];
});
