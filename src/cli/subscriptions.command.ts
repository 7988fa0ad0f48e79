import { Command } from 'commander';
import { formatInstant } from '../event-sourcing/instant.js';
import { SubscriptionOverview } from '../event-sourcing/subscriptions/subscription-overview.js';
import { printTable } from './print-table.js';
import { withBank } from './with-bank.js';

const LONGEST_ERROR = 120;

export const subscriptionsCommand = (): Command =>
  new Command('subscriptions')
    .description('what follows the log, how far it has come, and who leads it')
    .action(() =>
      withBank(async (bank) => {
        const list = await bank.get(SubscriptionOverview).list();
        printTable(
          [
            ...['NAME', 'KIND', 'POSITION', 'LAG', 'PARKED', 'STATE', 'OWNER'],
            ...['DEFERRED', 'NEXT TRY', 'LAST ERROR'],
          ],
          list.map(({ name, kind, position, lag, parked, state, owner, error, waiting }) => [
            name,
            kind,
            position,
            lag,
            parked,
            state,
            owner ?? '-',
            waiting?.deferred ?? 0,
            waiting?.nextTryAt ? formatInstant(waiting.nextTryAt) : '-',
            inOneLine(error ?? waiting?.reason ?? ''),
          ]),
        );
      }),
    );

const inOneLine = (text: string) => text.replace(/\s+/g, ' ').slice(0, LONGEST_ERROR);
