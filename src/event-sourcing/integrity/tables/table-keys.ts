import type { Column } from '../../log/stores/sql/dialects/dialect.js';
import type { UniqueKey } from '../engines/engine.js';

/** What is to be unique in a table, as it was made. */
export interface TableKeys {
  readonly name: string;
  readonly primaryKey: UniqueKey;
  /** All of them, the primary key among them. */
  readonly unique: readonly UniqueKey[];
  /** The columns that these are of. */
  readonly columns: readonly Column[];
}
