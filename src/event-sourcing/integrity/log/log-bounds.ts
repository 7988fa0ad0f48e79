import type { Head } from '../../log/event-log.js';
import type { Dialect } from '../../log/stores/sql/dialects/dialect.js';
import type { SqlReader } from '../../log/stores/sql/transactions/transactions.js';
import type { Findings } from '../report/findings.js';
import { SEAL_THE_LOG } from '../seals/seal-consumer.js';

/** A clock may be set back by less, and a log move to a machine whose clock is behind. */
const CLOCKS_DIFFER_BY_US = 60_000_000;

/** What the tables say of the log's ends, in one state of the database. */
export interface LogBounds {
  readonly head: Head;
  /** The database's, in microseconds, when the head was read. */
  readonly clock: number;
  /** Lowest and highest position of an event; 0 for an empty log. */
  readonly first: number;
  readonly last: number;
  /** Where the seals end, and where they should by the checkpoint of their consumer. */
  readonly sealed: number;
  readonly checkpoint: number;
}

export async function readBounds(
  reader: SqlReader,
  dialect: Dialect,
  findings: Findings,
): Promise<LogBounds> {
  const [heads, [events], [seals], [checkpoint]] = [
    await reader.query(`SELECT id, position, recorded_at, ${dialect.clock} AS clock FROM log_head`),
    await reader.query('SELECT MIN(position) AS low, MAX(position) AS high FROM events'),
    await reader.query('SELECT MAX(last_position) AS last FROM event_seals'),
    await reader.query('SELECT position FROM subscriptions WHERE name = ?', [SEAL_THE_LOG]),
  ];
  const consumers = await reader.query(
    `SELECT s.name, s.position, s.delivered FROM subscriptions s JOIN log_head h ON h.id = 1
     WHERE s.position > h.position OR s.delivered > h.position ORDER BY s.name`,
  );
  for (const { name, position, delivered } of consumers)
    findings.tell(
      `${name} says that it has come to position ${position}, and been given the event at ${delivered}: ` +
        'one of them is beyond the head of the log',
    );
  const last = Number(events?.high ?? 0);
  const head = heads.find(({ id }) => Number(id) === 1);
  if (!head || heads.length !== 1) findings.tell(`log_head has ${heads.length} rows instead of 1`);
  return {
    head: {
      position: Number(head?.position ?? last),
      recordedAt: Number(head?.recorded_at ?? Infinity),
    },
    clock: Number(head?.clock ?? Infinity),
    first: Number(events?.low ?? 0),
    last,
    sealed: Number(seals?.last ?? 0),
    checkpoint: Number(checkpoint?.position ?? 0),
  };
}

/** Whether log, head and seals end where each other says. */
export function checkBounds(
  { head, clock, first, last, sealed, checkpoint }: LogBounds,
  findings: Findings,
): void {
  if (first < 0 || (first === 0 && last > 0))
    findings.tell('there is an event before the first position, which is 1', first);
  if (head.recordedAt > clock + CLOCKS_DIFFER_BY_US)
    findings.tell(
      `the head of the log is ${Math.round((head.recordedAt - clock) / 1_000_000)} s ahead of the database's clock`,
    );
  if (last > head.position)
    findings.tell(`there is an event beyond the head of the log, ${head.position}`, last);
  if (sealed > head.position)
    findings.tell(
      `the log was sealed up to position ${sealed}, but its head is ${head.position}: its end is missing`,
      head.position + 1,
    );
  if (sealed !== checkpoint)
    findings.tell(
      `the log was sealed up to position ${checkpoint}, but its seals end at ${sealed}`,
      Math.min(sealed, checkpoint) + 1,
    );
}
