import type { Checkpoint } from '../../event-sourcing/consume/subscriptions/checkpoint.js';
import type { Ledger } from '../../ledger/domain/ledger.decider.js';
import { LEDGER_SAGA } from '../../ledger/saga/ledger.saga.js';
import type { Comparison } from './comparison.js';

/**
 * Whether the ledger has what its saga says is dealt with. It may have more, as the checkpoint comes
 * after the commands.
 *
 * @param checkpoint read before the ledger.
 */
export const compareLedgerSaga = (
  { position }: Pick<Checkpoint, 'position'>,
  { recordedUpTo }: Ledger,
): Comparison => ({
  where: LEDGER_SAGA,
  what: SUBJECT,
  at: position,
  found: new Map([[SUBJECT, String(recordedUpTo)]]),
  expected: ({ lastMovement }) => [[SUBJECT, String(Math.max(lastMovement, recordedUpTo))]],
});

const SUBJECT = 'recorded up to position';
