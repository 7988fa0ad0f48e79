import type { Row } from '../event-sourcing/typeorm/transactions.js';

/** Columns `high` and `low` of a sum of amounts, which may be beyond what SQLite can add up. */
export const SUM_OF_AMOUNTS = 'SUM(amount >> 32) AS high, SUM(amount & 4294967295) AS low';

export const sumOf = ({ high, low }: Row): bigint => (BigInt(high!) << 32n) + BigInt(low!);
