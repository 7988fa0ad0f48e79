import { readConfiguration } from '../../configuration/configuration.js';
import { Transactions } from '../../event-sourcing/log/stores/sql/transactions/transactions.js';
import type { DataKeys } from '../../personal-data/data-keys.js';
import { DataKeyMismatch } from '../../personal-data/personal-data.errors.js';
import { KeyRotation, type Rotated } from '../../personal-data/key-rotation.js';
import { OwnerKeys } from '../../personal-data/owner-keys.js';
import { counted } from '../output/counted.js';
import { Mistake } from '../mistakes/mistake.js';
import { progressBar } from '../output/progress-bar.js';
import { withBank } from '../bank/with-bank.js';

const NOT_DONE = 1;

export async function rotateDataKey(): Promise<void> {
  const { current, previous } = readConfiguration(process.env).dataKeys ?? {};
  if (!current || !previous)
    throw new Mistake('Set DATA_KEY to the new key, and DATA_KEY_PREVIOUS to the one before it.');
  const rotated = await withBank(async (bank) => {
    await mustFit(bank.get(OwnerKeys), { current, previous });
    const bar = progressBar('wrapping keys', 'keys');
    const rotation = new KeyRotation(bank.get(Transactions));
    return rotation
      .run(previous, current, (done, total) => bar.update(done, total))
      .finally(() => bar.end());
  });
  report(rotated);
}

async function mustFit(keys: OwnerKeys, dataKeys: DataKeys): Promise<void> {
  try {
    await keys.mustFit(dataKeys);
  } catch (error) {
    throw error instanceof DataKeyMismatch ? new Mistake(error.message) : error;
  }
}

function report({ rewrapped, left, unreadable }: Rotated): void {
  console.log(
    `${counted(rewrapped, 'key')} from under DATA_KEY_PREVIOUS ${rewrapped === 1 ? 'is' : 'are'} under DATA_KEY now.`,
  );
  const [first] = unreadable;
  if (first !== undefined)
    console.log(
      `${unreadable.length} can't be read, and stay as they are: first that of ${first}.`,
    );
  if (left > 0)
    console.log(
      `${left} more have come meanwhile: some server runs without the new DATA_KEY. Restart it, and run this again.`,
    );
  if (left > 0 || first !== undefined) process.exitCode = NOT_DONE;
  else console.log('None is left under DATA_KEY_PREVIOUS: it can be dropped.');
}
