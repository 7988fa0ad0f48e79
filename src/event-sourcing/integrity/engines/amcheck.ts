import type { SqlReader } from '../../log/stores/sql/transactions/transactions.js';
import { firstCause } from './causes.js';
import { MOST_TOLD_OF_A_TABLE } from './engine.js';

const BOTH = 'how tables and indexes are stored';
const INDEXES = 'how the indexes are stored';
const TABLES = 'how the tables are stored';

/** One of the extension's functions. */
interface Checking {
  readonly signature: string;
  readonly isAllowed: boolean;
}

/** Those indexes that are in force; the others can't be checked, and are told of elsewhere. */
const INDEXES_OF = `SELECT c.relname AS name, i.indexrelid::bigint AS id
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
  WHERE i.indrelid = ANY (SELECT to_regclass(quote_ident(t.name)) FROM unnest(?::text[]) AS t(name))
    AND a.amname = 'btree' AND i.indisvalid AND i.indisready AND i.indislive ORDER BY 1`;

const TABLES_OF = `SELECT t.name, to_regclass(quote_ident(t.name))::oid::bigint AS id
  FROM unnest(?::text[]) AS t(name) WHERE to_regclass(quote_ident(t.name)) IS NOT NULL`;

/** PostgreSQL's own check is an extension, which nobody adds to a database unasked. */
export async function amcheck(
  reader: SqlReader,
  tables: readonly string[],
  _suspect: ReadonlySet<string>,
  tell: (finding: string) => void,
): Promise<string[]> {
  const [extension] = await reader.query(
    `SELECT quote_ident(n.nspname) AS schema FROM pg_extension e
     JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'amcheck'`,
  );
  if (!extension)
    return [
      `${BOTH}, since this database lacks the extension amcheck: have a superuser CREATE EXTENSION amcheck in it`,
    ];
  const find = (...signatures: string[]) =>
    firstOf(
      reader,
      signatures.map((each) => `${extension.schema}.${each}`),
    );
  const left: string[] = [];
  // The first one, of PostgreSQL 17, also looks whether what is to be unique is so.
  const ofIndexes = await find(
    'bt_index_check(regclass,boolean,boolean)',
    'bt_index_check(regclass,boolean)',
  );
  const more = ofIndexes?.signature.includes('boolean,boolean') ? ', true' : '';
  if (!ofIndexes?.isAllowed) left.push(notAllowed(INDEXES, ofIndexes));
  else
    for (const { id, name } of await reader.query(INDEXES_OF, [tables]))
      await told(`index ${name}`, tell, () =>
        reader.query(`SELECT ${nameOf(ofIndexes)}(?::oid::regclass, true${more})`, [id]),
      );
  const ofTables = await find('verify_heapam(regclass,boolean,boolean,text,bigint,bigint)');
  if (!ofTables?.isAllowed) left.push(notAllowed(TABLES, ofTables));
  else
    for (const { id, name } of await reader.query(TABLES_OF, [tables]))
      await told(`table ${name}`, tell, () =>
        damagedRows(reader, ofTables, String(name), id, tell),
      );
  return left;
}

async function firstOf(
  reader: SqlReader,
  signatures: readonly string[],
): Promise<Checking | undefined> {
  for (const signature of signatures) {
    const [row] = await reader.query(
      `SELECT has_function_privilege(f::oid, 'EXECUTE') AS allowed
       FROM to_regprocedure(?) AS f WHERE f IS NOT NULL`,
      [signature],
    );
    if (row) return { signature, isAllowed: String(row.allowed) === 'true' };
  }
  return undefined;
}

const nameOf = ({ signature }: Checking): string => signature.slice(0, signature.indexOf('('));

const notAllowed = (what: string, checking: Checking | undefined): string =>
  checking
    ? `${what}, since this user may not run amcheck: have a superuser GRANT EXECUTE ON FUNCTION ${checking.signature} to it`
    : `${what}, since the extension amcheck of this database is too old: have a superuser ALTER EXTENSION amcheck UPDATE`;

async function damagedRows(
  reader: SqlReader,
  ofTables: Checking,
  name: string,
  id: unknown,
  tell: (finding: string) => void,
): Promise<void> {
  const rows = await reader.query(
    `SELECT blkno, offnum, msg FROM ${nameOf(ofTables)}(?::oid::regclass, check_toast => true) LIMIT ?`,
    [id, MOST_TOLD_OF_A_TABLE],
  );
  for (const { blkno, offnum, msg } of rows)
    tell(`amcheck says of table ${name}, page ${blkno}, row ${offnum}: ${msg}`);
}

const IS_GONE = /^could not open relation with OID/;

/** It throws where an index is damaged: internal errors, or a file that is gone. A rebuild may have dropped one. */
async function told(
  what: string,
  tell: (finding: string) => void,
  check: () => Promise<unknown>,
): Promise<void> {
  try {
    await check();
  } catch (error) {
    const { code = '', message } = firstCause(error);
    if (!/^(XX|58P01)/.test(code)) throw error;
    if (!IS_GONE.test(message)) tell(`amcheck says of ${what}: ${message}`);
  }
}
