import type { Query } from '../../log/stores/sql/dialects/dialect.js';
import { mustBeNewEnough, notSupported, UNKNOWN, UnfitServer } from './unfit-server.js';

/** What speaks MySQL's protocol and is neither MySQL nor MariaDB: they say so in their versions or comments. */
const OTHERS: readonly (readonly [pattern: RegExp, why: string])[] = [
  [
    /tidb/i,
    'which takes SKIP LOCKED and locks nothing, so that two processes would run one consumer',
  ],
  [/aurora/i, UNKNOWN],
  [
    /oceanbase|vitess|planetscale|singlestore|memsql|dolt|doris|starrocks|selectdb|clickhouse|xpand|clustrix/i,
    UNKNOWN,
  ],
  [/columnstore|polardb|tdsql|greptime|databend|matrixone|readyset|risingwave|cluster\b/i, UNKNOWN],
];

/** Words in the versions of builds of MySQL itself; those of MariaDB name each distribution. */
const BUILDS =
  /^(log|debug|community|commercial|enterprise|advanced|standard|cloud|google|azure|percona|build|dmr|rc|m|beta|lts|innovation|(0|\d+)?(ubuntu|debian|deb|el|fc|amzn|rds|r|u)?\d*[\w]{0,2}|\d+)$/i;

/**
 * Looks what a server is before anything is done to it.
 *
 * @throws {UnfitServer}
 */
export async function mustBeFitMysql(query: Query): Promise<void> {
  const [row] = (await query('SELECT VERSION() AS version', [])) as [{ version: string }];
  const version = String(row.version);
  const settings = await settingsOf(query);
  const comment = settings.get('version_comment') ?? '';
  const other = OTHERS.find(([pattern]) => pattern.test(`${version} ${comment}`));
  if (other) throw notSupported(`${version} (${comment})`, other[1]);
  if (settings.has('aurora_version')) throw notSupported(`Amazon Aurora (${version})`, UNKNOWN);
  if (settings.has('tidb_current_ts')) throw notSupported(`TiDB (${version})`, OTHERS[0]![1]);
  mustBeKnown(version);
  mustNotBeACluster(version, settings);
  mustLogRows(settings);
}

function mustBeKnown(version: string): void {
  const number = /^(\d+)\.(\d+)(\.\d+)?/.exec(version)?.[0];
  if (number !== undefined && /mariadb/i.test(version))
    return mustBeNewEnough('MariaDB', number, '10.6');
  const words = version.slice(number?.length ?? 0).split(/[-+~.:_]/);
  if (number === undefined || !words.every((word) => word === '' || BUILDS.test(word)))
    throw notSupported(version, UNKNOWN);
  mustBeNewEnough('MySQL', number, '8.0');
}

/** Where several servers take writes, a lock holds on one of them only. */
function mustNotBeACluster(version: string, settings: ReadonlyMap<string, string>): void {
  if (settings.get('wsrep_on') === 'ON')
    throw notSupported(
      `a Galera cluster (${version}, wsrep_on is ON)`,
      'whose locks hold on one node only, so that what was acknowledged could be undone',
    );
  if (
    settings.get('group_replication_group_name') &&
    settings.get('group_replication_single_primary_mode') === 'OFF'
  )
    throw notSupported(
      `a group of MySQL servers with several primaries (${version})`,
      'whose locks hold on one of them only: set group_replication_single_primary_mode=ON',
    );
}

function mustLogRows(settings: ReadonlyMap<string, string>): void {
  if (settings.get('log_bin') !== 'ON' || settings.get('binlog_format') !== 'STATEMENT') return;
  throw new UnfitServer(
    'The database server has binlog_format=STATEMENT, which takes no write at READ COMMITTED. ' +
      'Set binlog_format=ROW on it.',
  );
}

async function settingsOf(query: Query): Promise<ReadonlyMap<string, string>> {
  const rows = (await query(
    `SHOW VARIABLES WHERE Variable_name IN ('version_comment', 'aurora_version', 'tidb_current_ts', 'wsrep_on',
       'group_replication_group_name', 'group_replication_single_primary_mode', 'log_bin', 'binlog_format')`,
    [],
  )) as { Variable_name: string; Value: string }[];
  return new Map(rows.map(({ Variable_name, Value }) => [Variable_name, Value]));
}
