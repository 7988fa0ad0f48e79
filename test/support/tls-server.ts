import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPrivately, unprivilegedUser } from './database-servers.js';
import type { DatabaseName } from './databases.js';
import { connect, createBank } from './server-connection.js';
import { serverPrograms } from './server-programs.js';
import { authority, type Certificate } from './signed-certificates.js';

type ServerName = Exclude<DatabaseName, 'sqlite'>;

/** Makes a server read its certificate again. */
const reload = {
  mariadb: 'FLUSH SSL',
  mysql: 'ALTER INSTANCE RELOAD TLS',
  postgres: 'SELECT pg_reload_conf()',
};

/** A server of its own that speaks TLS, if it is asked to, and listens on a Unix socket as well. */
export class TlsServer {
  private constructor(
    private readonly name: ServerName,
    private readonly folder: string,
    /** Of a database on it, as a user without a password. */
    readonly databaseUrl: string,
  ) {}

  static async start(name: ServerName, certificate: Certificate): Promise<TlsServer> {
    const folder = await mkdtemp(join(tmpdir(), 'bank-tls-'));
    await write(folder, certificate);
    const settings = name === 'postgres' ? postgresSettings(folder) : mysqlSettings(folder);
    const admin = await startPrivately(
      serverPrograms[name],
      serverPrograms[name].find()!,
      settings,
    );
    return new TlsServer(name, folder, await createBank(admin));
  }

  get authorityFile(): string {
    return join(this.folder, 'ca.pem');
  }

  /** As a client certificate, too. */
  get certificateFiles() {
    return { cert: join(this.folder, 'cert.pem'), key: join(this.folder, 'key.pem') };
  }

  /** As a parameter of a URL has it: a folder of PostgreSQL's, else the socket. */
  get socket(): string {
    return this.name === 'postgres' ? this.folder : join(this.folder, 'socket');
  }

  async changeCertificate(certificate: Certificate): Promise<void> {
    await write(this.folder, certificate);
    const admin = await connect(this.databaseUrl);
    await admin.run(reload[this.name]).finally(() => admin.close());
  }

  removeFiles(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

async function write(folder: string, { cert, key }: Certificate): Promise<void> {
  const user = unprivilegedUser();
  if (user) await chown(folder, user.uid, user.gid);
  for (const [name, text] of Object.entries({ ca: authority, cert, key })) {
    const file = join(folder, `${name}.pem`);
    await writeFile(file, `${text}\n`, { mode: 0o600 });
    if (user) await chown(file, user.uid, user.gid);
  }
}

const mysqlSettings = (folder: string) => [
  `--ssl-ca=${folder}/ca.pem`,
  `--ssl-cert=${folder}/cert.pem`,
  `--ssl-key=${folder}/key.pem`,
  `--socket=${folder}/socket`,
];

const postgresSettings = (folder: string) =>
  [
    'ssl=on',
    `ssl_ca_file=${folder}/ca.pem`,
    `ssl_cert_file=${folder}/cert.pem`,
    `ssl_key_file=${folder}/key.pem`,
    `unix_socket_directories=${folder}`,
  ].flatMap((setting) => ['-c', setting]);
