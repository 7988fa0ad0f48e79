import mysql2, { type Pool, type PoolOptions } from 'mysql2';
import { IDLE_TRANSACTION_TIMEOUT_S } from '../../log/stores/sql/dialects/patience.js';

/** What can't be said in a MySQL client's options, in one statement each. MariaDB alone reads `M!`. */
const sessionSettings = (lockTimeoutS: number) => [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  // Under NO_BACKSLASH_ESCAPES a value could end the string that the client has put it in.
  "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'",
  `SET SESSION time_zone = '+00:00', innodb_lock_wait_timeout = ${lockTimeoutS}` +
    // For a table that somebody is changing; the server's own bound is a day, or a year.
    `, lock_wait_timeout = ${lockTimeoutS}` +
    ` /*M!100300 , idle_transaction_timeout = ${IDLE_TRANSACTION_TIMEOUT_S} */` +
    // MariaDB would make a table of a list of 1,000 values, and read all of an index for it.
    ' /*M!100318 , in_predicate_conversion_threshold = 0 */',
];

/** mysql2, with every connection of a pool set up before it is used. */
export const mysqlDriver = (lockTimeoutS: number) => ({
  ...mysql2,
  createPool(options: PoolOptions): Pool {
    const pool = mysql2.createPool(options);
    pool.on('connection', (connection) => {
      // The statement under way tells that a connection is lost; an error after that must not end the process.
      connection.on('error', () => undefined);
      for (const setting of sessionSettings(lockTimeoutS))
        connection.query(setting, (error) => {
          if (error) connection.destroy();
        });
    });
    return pool;
  },
});
