import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Instant } from '../event-sourcing/instant.js';
import { PastStates } from '../event-sourcing/past-states.js';
import { ReadModels } from '../event-sourcing/read-models/read-models.js';
import type { Ledger } from './domain/ledger.decider.js';
import type { LedgerEvent } from './domain/ledger.events.js';
import { LEDGER_STREAM, ledgerAggregate } from './ledger.aggregate.js';
import { LEDGER_SAGA } from './ledger.saga.js';
import type {
  LedgerBalance,
  LedgerBalances,
} from './read-models/ledger-balances/ledger-balances.query.js';

/** The totals of the ledger's accounts, of what the accounts had seen up to and at `asOf`. */
export class GetLedgerBalancesAsOf {
  constructor(readonly asOf: Instant) {}
}

/**
 * Reads the log only, so that the answer is the same for ever: the movements of money up to that time
 * end at a position, and the ledger's stream has a version at which it had recorded just those.
 */
@QueryHandler(GetLedgerBalancesAsOf)
export class GetLedgerBalancesAsOfHandler implements IQueryHandler<GetLedgerBalancesAsOf> {
  constructor(
    private readonly past: PastStates,
    private readonly readModels: ReadModels,
  ) {}

  /**
   * @throws {InstantInFuture}
   * @throws {PositionNotReached} if the ledger has not recorded all of it in time.
   */
  async execute({ asOf }: GetLedgerBalancesAsOf): Promise<LedgerBalances> {
    const position = await this.past.positionAsOf(asOf);
    await this.readModels.followed(LEDGER_SAGA, position);
    // An entry has its own movement, so that there are no more of them than positions.
    const version = await this.past.versionWithin(
      LEDGER_STREAM,
      position,
      ({ event }) => (event as LedgerEvent).entry.sourcePosition <= position,
    );
    const { state } = await this.past.atVersion(ledgerAggregate, LEDGER_STREAM, version);
    return { position, balances: balancesOf(state) };
  }
}

/** In the order of the query table. */
const balancesOf = ({ totals }: Ledger): LedgerBalance[] =>
  Object.entries(totals)
    .sort(byName)
    .flatMap(([currency, accounts]) =>
      Object.entries(accounts)
        .sort(byName)
        .map(([account, total]) => ({ account, currency, ...total })),
    );

const byName = ([one]: readonly [string, unknown], [two]: readonly [string, unknown]) =>
  one < two ? -1 : 1;
