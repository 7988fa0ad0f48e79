import { DataSource } from 'typeorm';
import { readConfiguration } from './src/configuration/configuration.js';
import { readEnvFile } from './src/configuration/env-file.js';

readEnvFile();

/** For the TypeORM command line: `npm run typeorm -- migration:show`. The program migrates by itself. */
export default new DataSource(readConfiguration(process.env).database);
