import { applyDecorators } from '@nestjs/common';
import { described } from '../parameter.decorators.js';
import type { Cursors } from './cursors.js';
import { DEFAULT_LIMIT, IsCursor, IsLimit, IsPosition } from './paging.decorators.js';

const IsMinPosition = () =>
  applyDecorators(
    IsPosition({
      description:
        'Waits, for a bounded time, until the answer reflects the log up to here: give the Log-Position ' +
        'of a write to read your own. To the ledger it means what the ledger has recorded.',
      optional: true,
    }),
    described('x-taken-from', 'Log-Position'),
  );

/** A read of a query table, which follows the log at a short distance. */
export abstract class ReadRequest {
  @IsMinPosition()
  minPosition?: string;

  protected get reached(): number | undefined {
    return this.minPosition === undefined ? undefined : Number(this.minPosition);
  }
}

export interface Page<Item> {
  readonly items: Item[];
  readonly next: string | null;
}

/** A read of a list, a page at a time. Each row has a key, by which the list is ordered. */
export abstract class ListRequest<Key extends string | number = string | number> {
  @IsLimit({ description: 'How many items to answer with, at most.', optional: true })
  limit?: string;

  @IsCursor({
    description: 'Goes on with the list: next of the page before, with the same filters.',
    optional: true,
  })
  cursor?: string;

  abstract readonly cursors: Cursors<Key>;

  /** The key after which the page begins. */
  protected get after(): Key | undefined {
    return this.cursor === undefined ? undefined : this.cursors.read(this.cursor);
  }

  /** How many rows to read: one more than is shown, which tells whether there is more. */
  protected get rowsToRead(): number {
    return this.size + 1;
  }

  /** The page that rows make, `rowsToRead` of them or fewer. */
  page<Row, Item>(
    rows: readonly Row[],
    keyOf: (row: Row) => Key,
    show: (row: Row) => Item,
  ): Page<Item> {
    const shown = rows.slice(0, this.size);
    const next = rows.length > this.size ? this.cursors.write(keyOf(shown.at(-1)!)) : null;
    return { items: shown.map(show), next };
  }

  private get size(): number {
    return Number(this.limit ?? DEFAULT_LIMIT);
  }
}

/** The same of a query table. */
export abstract class PageRequest<
  Key extends string | number = string | number,
> extends ListRequest<Key> {
  @IsMinPosition()
  minPosition?: string;

  protected get reached(): number | undefined {
    return this.minPosition === undefined ? undefined : Number(this.minPosition);
  }
}
