import { Injectable } from '@nestjs/common';
import { Saga } from '@nestjs/cqrs';
import { filter, map, toArray, type Observable } from 'rxjs';
import {
  MoneyDeposited,
  MoneyWithdrawn,
  type MoneyMoved,
} from '../../account/domain/account.events.js';
import { recordOf } from '../../event-sourcing/consume/sagas/delivered-events.js';
import { SagaSubscription } from '../../event-sourcing/consume/subscriptions/subscription.decorator.js';
import { accountToLedger } from './account-to-ledger.js';
import { RecordEntries } from '../domain/ledger.commands.js';

export const LEDGER_SAGA = 'ledger-follows-accounts';

/** MoneyDeposited, and every other movement of money, becomes ledger entries: one command a page. */
@Injectable()
export class LedgerSaga {
  @Saga()
  @SagaSubscription({ name: LEDGER_SAGA, events: [MoneyDeposited, MoneyWithdrawn] })
  recordMovements(events$: Observable<MoneyMoved>): Observable<RecordEntries> {
    return events$.pipe(
      toArray(),
      filter((page) => page.length > 0),
      map(
        (page) =>
          new RecordEntries(
            recordOf(page[0]!).previous,
            page.map((event) => accountToLedger(event, recordOf(event))),
          ),
      ),
    );
  }
}
