import { stopDatabaseServers } from './database-servers.ts';

export default stopDatabaseServers;
