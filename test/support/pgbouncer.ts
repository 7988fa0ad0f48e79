import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { startPrivately, type LeftOut } from './database-servers.ts';

const program = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']
  .map((folder) => join(folder, 'pgbouncer'))
  .find(existsSync);

/** Why there is no pooler here; undefined if there is one. */
export const noPgbouncer: LeftOut | undefined = program
  ? undefined
  : { isOptional: false, reason: 'PgBouncer (no pgbouncer found; install pgbouncer)' };

/** A pooler in front of a server that asks for no password; answers the URL of the same database through it. */
export async function startPgbouncer(
  databaseUrl: string,
  mode: 'session' | 'transaction' | 'statement',
): Promise<string> {
  const { hostname, port, username } = new URL(databaseUrl);
  const configuration = (folder: string, ownPort: number) => [
    '[databases]',
    `* = host=${hostname} port=${port}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${ownPort}`,
    'auth_type = trust',
    `auth_file = ${folder}/users`,
    'unix_socket_dir =',
    `pool_mode = ${mode}`,
  ];
  return startPrivately(
    {
      stopSignal: 'KILL',
      initialise: (_, folder) => ['sh', '-c', `printf '%s' '"${username}" ""' > ${folder}/users`],
      run: (path, folder, ownPort) => [
        ...['sh', '-c', `printf '%s\\n' "$@" > ${folder}/ini; exec "$0" ${folder}/ini`, path],
        ...configuration(folder, ownPort),
      ],
      url: (ownPort) => Object.assign(new URL(databaseUrl), { port: String(ownPort) }).href,
    },
    program!,
  );
}
