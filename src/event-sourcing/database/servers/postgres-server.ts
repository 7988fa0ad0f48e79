import type { Query } from '../../log/stores/sql/dialects/dialect.js';
import { mustBeNewEnough, notSupported, UNKNOWN } from './unfit-server.js';

/** PostgreSQL's own words; who builds it may add a remark in parentheses. */
const FORM =
  /^PostgreSQL (\d+(?:\.\d+)*)(?:devel|beta\d+|rc\d+)?(?: \([^)]*\))?(?: on [^,]+)?, compiled by .+, (?:32|64)-bit$/;
/** What was made of it, and says so somewhere. */
const OTHERS =
  /cockroach|yugabyte|-YB-|redshift|greenplum|cloudberry|gauss|enterprisedb|materialize|crate|questdb|risingwave|aurora|alloydb|kingbase|-XL\b|polardb|spanner/i;

/**
 * Looks what a server is before anything is done to it.
 *
 * @throws {UnfitServer}
 */
export async function mustBeFitPostgres(query: Query): Promise<void> {
  const [row] = (await query('SELECT version() AS version', [])) as [{ version: string }];
  const version = String(row.version);
  const number = FORM.exec(version)?.[1];
  if (number === undefined || OTHERS.test(version)) throw notSupported(version, UNKNOWN);
  mustBeNewEnough('PostgreSQL', number, '13');
  const isAurora = await query("SELECT 1 FROM pg_proc WHERE proname = 'aurora_version'", []);
  if (isAurora.length > 0) throw notSupported(`Amazon Aurora (${version})`, UNKNOWN);
}
