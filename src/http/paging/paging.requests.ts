import { applyDecorators } from '@nestjs/common';
import type { Slice } from '../../event-sourcing/read-models/tables/slice.js';
import { described } from '../parameters/parameter.decorators.js';
import type { Cursors, Place } from './cursors.js';
import { DEFAULT_LIMIT, IsCursor, IsLimit, IsOrder, IsPosition } from './paging.decorators.js';

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
  readonly previous: string | null;
}

/** A read of a list, a page at a time. Each row has a key, by which the list is ordered. */
export abstract class ListRequest<Key extends string | number = string | number> {
  @IsLimit({ description: 'How many items to answer with, at most.', optional: true })
  limit?: string;

  @IsOrder({ description: 'From the first on, or from the last on.', optional: true })
  order?: string;

  @IsCursor({
    description:
      'Goes on with the list, or back: next or previous of another page, with the same filters and order.',
    optional: true,
  })
  cursor?: string;

  abstract readonly cursors: Cursors<Key>;

  /** What to read: one row more than is shown, which tells whether there is more. */
  protected get slice(): Slice<Key> {
    const place = this.place;
    const descending = place ? 'below' in place : this.isDescending;
    return { ...place, descending, limit: this.size + 1 };
  }

  /** The page that the rows of the slice make. */
  page<Row, Item>(
    rows: readonly Row[],
    keyOf: (row: Row) => Key,
    show: (row: Row) => Item,
  ): Page<Item> {
    const isBack = this.slice.descending !== this.isDescending;
    const shown = rows.slice(0, this.size);
    const hasMore = rows.length > this.size;
    const hasLess = this.place !== undefined;
    if (isBack) shown.reverse();
    const cursorAt = (row: Row | undefined, isThere: boolean, descending: boolean) =>
      row && isThere
        ? this.cursors.write(descending ? { below: keyOf(row) } : { above: keyOf(row) })
        : null;
    return {
      items: shown.map(show),
      next: cursorAt(shown.at(-1), isBack ? hasLess : hasMore, this.isDescending),
      previous: cursorAt(shown[0], isBack ? hasMore : hasLess, !this.isDescending),
    };
  }

  private get place(): Place<Key> | undefined {
    return this.cursor === undefined ? undefined : this.cursors.read(this.cursor);
  }

  private get isDescending(): boolean {
    return this.order === 'desc';
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
