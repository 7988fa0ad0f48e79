import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Instant } from '../event-sourcing/log/instant.js';
import { PastStates } from '../event-sourcing/decide/states/past-states.js';
import { ReadModels } from '../event-sourcing/read-models/read-models.js';
import { ledgerDecider, type Ledger } from './domain/ledger.decider.js';
import { upToSource, type LedgerEvent } from './domain/ledger.events.js';
import { LEDGER_STREAM, ledgerAggregate } from './aggregate/ledger.aggregate.js';
import { LEDGER_SAGA } from './saga/ledger.saga.js';
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
 * end at a position, and the ledger's stream has a version, and an entry of the next, where it had
 * recorded just those.
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
    return { position, balances: balancesOf(await this.ledgerAt(position)) };
  }

  private async ledgerAt(position: number): Promise<Ledger> {
    // Each event records movements of its own, so that there are no more of them than positions.
    const version = await this.past.versionWithin(
      LEDGER_STREAM,
      position,
      ({ event }) => (event as LedgerEvent).entries.at(-1)!.sourcePosition <= position,
    );
    const { state } = await this.past.atVersion(ledgerAggregate, LEDGER_STREAM, version);
    const next = await this.past.eventAt(LEDGER_STREAM, version + 1);
    const part = next && upToSource(next.event as LedgerEvent, position);
    return part ? ledgerDecider.evolve(state, part) : state;
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
