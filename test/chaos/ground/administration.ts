import type { ServerConnection } from '../../support/server-connection.js';

export const BANK = 'bank';
export const PASSWORD = 'the-right-one';

/** What an operator can do to a database server while the bank works on it, as `BANK`. */
export interface Administration {
  /** Makes the bank's database and its user, who owns nothing else. */
  create(on: ServerConnection): Promise<void>;
  /** Ends sessions of the bank: one that chance chooses, or all. */
  endSessions(on: ServerConnection, which: 'one' | 'all'): Promise<void>;
  /** Takes from the bank's user: writing the log, or everything. */
  revoke(what: 'writes' | 'all'): readonly string[];
  grant(what: 'writes' | 'all'): readonly string[];
  setPassword(password: string): readonly string[];
  setReadOnly(on: boolean): readonly string[];
  /** How many sessions there may be: too few for the bank, or enough again. */
  limitSessions(on: boolean): readonly string[];
}
