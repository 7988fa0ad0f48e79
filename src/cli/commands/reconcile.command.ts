import { QueryBus } from '@nestjs/cqrs';
import { EACH_ROW, type Reconciliation } from '../../reconciliation/reconciliation.js';
import { ReconciliationResponse } from '../../reconciliation/reconciliation.responses.js';
import { Reconcile } from '../../reconciliation/reconciliation.query.js';
import { counted } from '../output/counted.js';
import { differenceLine } from '../output/difference-line.js';
import { checking, isComplete, mustBeComplete, tellNotCompared } from '../mistakes/not-checked.js';
import { printTable } from '../output/print-table.js';
import { progressBar } from '../output/progress-bar.js';
import { withBank } from '../bank/with-bank.js';

const THEY_DIFFER = 1;

export async function reconcile({ json = false }: { json?: boolean }): Promise<void> {
  const result = await checking(
    withBank((bank) => {
      const bar = progressBar('reading the log');
      const query = new Reconcile((done, total) => bar.update(done, total));
      const comparing: Promise<Reconciliation> = bank.get(QueryBus).execute(query);
      return comparing.finally(() => bar.end());
    }),
  );
  if (json) console.log(JSON.stringify(new ReconciliationResponse(result)));
  else if (isWorthTelling(result)) report(result);
  if (!result.consistent) process.exitCode = THEY_DIFFER;
  else mustBeComplete(result.notCompared);
}

/** Not while all read models are still being built. */
const isWorthTelling = ({ consistent, notCompared, compared }: Reconciliation): boolean =>
  !consistent || isComplete(notCompared) || compared.some(({ what }) => what === EACH_ROW);

function report(result: Reconciliation): void {
  const { position, compared, notCompared, differences, differencesFound } = result;
  console.log(`The log up to position ${position}, compared with`);
  printTable(
    ['WHERE', 'WHAT', 'AT POSITION', 'FIGURES'],
    compared.map((each) => [each.where, each.what, each.position, each.figures]),
  );
  tellNotCompared(notCompared, differencesFound === 0);
  if (differencesFound === 0)
    return console.log(isComplete(notCompared) ? 'They agree.' : 'Those that were compared agree.');
  console.log(`${counted(differencesFound, 'difference')}:`);
  for (const difference of differences) console.log(differenceLine(difference));
  if (differences.length < differencesFound)
    console.log(`and ${differencesFound - differences.length} more`);
}
