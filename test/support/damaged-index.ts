import { chownSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DataSource } from 'typeorm';
import { connectionOptions } from '../../src/configuration/connection-options.js';
import { connect } from './server-connection.js';
import { correctChecksum } from './innodb-page.js';
import { openLog } from './open-log.js';

export interface Damage {
  readonly table: string;
  /** Stands in the table's own rows, and in no index. */
  readonly inRows: string;
  /** Stands in the index, and is not found by it any more. */
  readonly text: string;
}

/** Flips a bit of a text that stands in indexes of a table, and nowhere else. */
export async function damageIndex(databaseUrl: string, damage: Damage): Promise<void> {
  if (databaseUrl.startsWith('sqlite:')) await damageSqlite(databaseUrl, damage);
  else if (databaseUrl.startsWith('mysql:')) await damageInnodb(databaseUrl, damage);
  else throw new Error(`Indexes on ${databaseUrl} are not damaged like this.`);
}

async function damageSqlite(databaseUrl: string, { text }: Damage): Promise<void> {
  const { writer, close } = await openLog(databaseUrl);
  await writer.query('PRAGMA wal_checkpoint(TRUNCATE)').finally(close);
  const file = (connectionOptions(databaseUrl) as { database: string }).database;
  const bytes = readFileSync(file);
  const pageSize = bytes.readUInt16BE(16);
  const isIndexLeaf = (page: Buffer) => page[0] === 0x0a;
  flip(bytes, pageSize, text, isIndexLeaf, () => undefined);
  writeFileSync(file, bytes);
}

/** As if the disk had done it, or memory before the page was written: its checksum is right. */
async function damageInnodb(databaseUrl: string, { table, inRows, text }: Damage): Promise<void> {
  const { writer, close } = await openLog(databaseUrl);
  try {
    const file = await tablespaceOf(writer, databaseUrl, table);
    const connection = await connect(databaseUrl);
    const { uid, gid } = statSync(dirname(file));
    const put = (name: string, content: Buffer) => {
      writeFileSync(name, content);
      chownSync(name, uid, gid);
    };
    const configuration = file.replace(/\.ibd$/, '.cfg');
    await connection.run(`FLUSH TABLES ${table} FOR EXPORT`);
    const [pages, description] = [readFileSync(file), readFileSync(configuration)];
    await connection.run('UNLOCK TABLES');
    const isOfOtherIndex = (page: Buffer) =>
      page.readUInt16BE(24) === FIL_PAGE_INDEX && !page.includes(inRows);
    flip(pages, INNODB_PAGE, text, isOfOtherIndex, correctChecksum);
    await connection.run(`ALTER TABLE ${table} DISCARD TABLESPACE`);
    put(file, pages);
    put(configuration, description);
    await connection.run(`ALTER TABLE ${table} IMPORT TABLESPACE`);
    await connection.close();
  } finally {
    await close();
  }
}

const INNODB_PAGE = 16_384;
const FIL_PAGE_INDEX = 17_855;

async function tablespaceOf(
  writer: DataSource,
  databaseUrl: string,
  table: string,
): Promise<string> {
  const [row] = await writer.query<{ folder: string }[]>('SELECT @@datadir AS folder');
  return join(row!.folder, new URL(databaseUrl).pathname, `${table}.ibd`);
}

function flip(
  bytes: Buffer,
  pageSize: number,
  text: string,
  isWanted: (page: Buffer) => boolean,
  mend: (page: Buffer) => void,
): void {
  let flipped = 0;
  for (let from = 0; from < bytes.length; from += pageSize) {
    const page = bytes.subarray(from, from + pageSize);
    if (!isWanted(page)) continue;
    for (let at = page.indexOf(text); at >= 0; at = page.indexOf(text, at + 1)) {
      page[at + text.length - 1]! ^= 1;
      flipped += 1;
    }
    mend(page);
  }
  if (flipped === 0) throw new Error(`No index has ${text} in it.`);
}
