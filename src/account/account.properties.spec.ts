import fc from 'fast-check';
import { AccountModel } from '../../test/support/account-model.js';
import { checkLog } from '../../test/support/invariants.js';
import {
  bank,
  commands,
  expectToBeAs,
  ids,
  inColumns,
} from '../../test/support/random-accounts.js';
import { InMemoryEventLog } from '../event-sourcing/log/stores/in-memory/in-memory-event-log.js';

describe('whatever is asked of the accounts', () => {
  it('one after another, each is answered as the model says, and leaves just that behind', () =>
    fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        const model = new AccountModel();
        const real = bank();
        let before = await expectToBeAs(model, real);
        for (const command of sequence) {
          const prediction = model.apply(command);
          expect(await real.execute(command)).toBe(prediction);
          const after = await expectToBeAs(model, real);
          if (prediction !== 'done') expect(after).toEqual(before);
          else expect(after.slice(0, before.length)).toEqual(before);
          before = after;
        }
      }),
      { numRuns: 50 },
    ));

  it('at the same time, each is answered as if they had come one after another', () =>
    fc.assert(
      fc.asyncProperty(fc.array(commands, { minLength: 1, maxLength: 4 }), async (batches) => {
        const model = new AccountModel();
        const real = bank();
        for (const batch of batches) {
          const predictions = batch.map((command) => model.apply(command));
          expect(await Promise.all(batch.map(real.execute))).toEqual(predictions);
          await expectToBeAs(model, real);
        }
      }),
      { numRuns: 60 },
    ));

  it('at the same time of several instances, the log stays sound and all of them show it', () =>
    fc.assert(
      fc.asyncProperty(fc.array(commands, { minLength: 2, maxLength: 4 }), async (batches) => {
        const log = new InMemoryEventLog();
        const instances = batches.map(() => bank(log));
        const answers = await Promise.all(
          batches.flatMap((batch, index) => batch.map(instances[index]!.execute)),
        );
        const inLog = await checkLog(log);
        const done = answers.filter((answer) => answer === 'done').length;
        expect(inLog.events.filter(({ endsCommand }) => endsCommand)).toHaveLength(done);
        for (const { read } of instances)
          for (const id of ids)
            expect(inColumns((await read(id)).state)).toEqual(inLog.account(id));
      }),
      { numRuns: 40 },
    ));
});
