import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../../../event-sourcing/read-models/read-models.js';
import { selectSlice } from '../../../event-sourcing/read-models/tables/slice.js';
import { wherever } from '../../../event-sourcing/read-models/tables/where.js';
import type { Fragment } from '../../../event-sourcing/log/stores/sql/dialects/dialect.js';
import type { Row } from '../../../event-sourcing/log/stores/sql/transactions/transactions.js';
import { ownerStream } from '../../../owners/owner.aggregate.js';
import { accountStream } from '../../aggregate/account.aggregate.js';
import { accountOverviewTable } from '../account-overview/account-overview.table.js';
import type { ChangeKind } from './account-movements.projection.js';
import { accountMovementsTable } from './account-movements.table.js';

/** Where in the log changes stand that a filter is for: `limit` of them after a position. */
export class FindChanges {
  constructor(
    readonly filter: {
      readonly accountId?: string;
      readonly ownerId?: string;
      readonly kind?: ChangeKind;
    },
    readonly after: number,
    readonly limit: number,
  ) {}
}

export interface ChangesFound {
  /** All of them up to here are among these. */
  readonly position: number;
  readonly changes: readonly { readonly streamId: string; readonly version: number }[];
}

const ERASED: ChangeKind = 'personal-data-erased';
const ACCOUNTS_A_PAGE = 1_000;
/** One statement reads so many accounts, each from its own beginning in the table's key. */
const SUBJECTS_A_READ = 100;

interface Subjects {
  /** All that there are up to here. */
  readonly position: number;
  readonly ids: readonly string[];
}

@QueryHandler(FindChanges)
export class FindChangesHandler implements IQueryHandler<FindChanges> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ filter, after, limit }: FindChanges): Promise<ChangesFound> {
    const { accountId, ownerId, kind } = filter;
    const conditions = { 'kind = ?': kind, 'position > ?': after };
    const reads: Fragment[][] = [];
    let position = Infinity;
    if (ownerId !== undefined) {
      const subjects = await this.subjectsOf(ownerId, accountId);
      position = subjects.position;
      const parts = subjects.ids.map((id) => wherever({ 'account_id = ?': id }, conditions));
      for (let first = 0; first < parts.length; first += SUBJECTS_A_READ)
        reads.push(parts.slice(first, first + SUBJECTS_A_READ));
    } else if (accountId !== undefined) {
      const ofAccount = { 'account_id = ?': accountId, 'kind <> ?': ERASED };
      reads.push([wherever(ofAccount, conditions)]);
    } else reads.push([wherever(conditions)]);
    const found: Row[] = [];
    for (const parts of reads) {
      const read = await this.first(parts, limit);
      position = Math.min(position, read.position);
      found.push(...read.rows);
    }
    return cut(found, Math.max(after, position), limit);
  }

  /** The first `limit` rows that meet one of the conditions, in the order of the log. */
  private first(parts: readonly Fragment[], limit: number) {
    return this.readModels.read(
      accountMovementsTable,
      (table) => ({
        sql: parts
          .map(
            ({ sql }, index) =>
              `SELECT * FROM (SELECT account_id, version, position, kind FROM ${table}${sql}
               ORDER BY position LIMIT ?) p${index}`,
          )
          .join(' UNION ALL '),
        values: parts.flatMap(({ values }) => [...values, limit]),
      }),
      'position',
    );
  }

  /** The owner's accounts, or the one that is asked for, or the owner as such. */
  private async subjectsOf(ownerId: string, accountId?: string): Promise<Subjects> {
    const ids = accountId === undefined ? [ownerId] : [];
    const conditions = { 'owner_id = ?': ownerId, 'account_id = ?': accountId };
    let position = Infinity;
    for (let last: string | undefined; ;) {
      const slice = { above: last, descending: false, limit: ACCOUNTS_A_PAGE };
      const page = await this.readModels.read(
        accountOverviewTable,
        (table) => selectSlice(table, 'account_id', slice, conditions),
        'account_id',
      );
      position = Math.min(position, page.position);
      ids.push(...page.rows.map((row) => String(row.account_id)));
      if (page.rows.length < ACCOUNTS_A_PAGE) return { position, ids };
      last = ids.at(-1);
    }
  }
}

function cut(rows: readonly Row[], position: number, limit: number): ChangesFound {
  const inOrder = rows
    .filter((row) => Number(row.position) <= position)
    .sort((a, b) => Number(a.position) - Number(b.position))
    .slice(0, limit);
  const changes = inOrder.map(({ kind, account_id, version }) => ({
    streamId: (kind === ERASED ? ownerStream : accountStream)(String(account_id)),
    version: Number(version),
  }));
  const isAll = inOrder.length < limit;
  return { position: isAll ? position : Number(inOrder.at(-1)!.position), changes };
}
