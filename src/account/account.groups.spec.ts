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
import type { AccountCommand } from './domain/account.commands.js';

/** Of one to a few commands; large ones are hardly ever without a refusal. */
const groups = fc
  .tuple(commands, fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 60, maxLength: 60 }))
  .map(([all, sizes]) => {
    const rest = [...all];
    return [rest.splice(0, 6), ...sizes.map((size) => rest.splice(0, size))].filter(
      ({ length }) => length > 0,
    );
  });

describe('groups of commands', () => {
  it('one after another, are carried out as one after another, or not at all', () =>
    fc.assert(
      fc.asyncProperty(groups, async (sequence) => {
        const model = new AccountModel();
        const real = bank();
        let before = await expectToBeAs(model, real);
        for (const group of sequence) {
          const prediction = model.applyAll(group);
          expect(await real.executeAll(group)).toEqual(prediction);
          const after = await expectToBeAs(model, real);
          const added = after.slice(before.length);
          const isDone = prediction.includes('done') && typeof prediction[0] === 'string';
          expect(added.filter(({ endsCommand }) => endsCommand)).toHaveLength(isDone ? 1 : 0);
          expect(after.slice(0, before.length)).toEqual(before);
          before = after;
        }
      }),
      { numRuns: 40 },
    ));

  it('in one batch with each other and with single commands, are as one after another', () =>
    fc.assert(
      fc.asyncProperty(groups, fc.infiniteStream(fc.nat(2)), async (sequence, kinds) => {
        const model = new AccountModel();
        const real = bank();
        const kindOf = [...kinds.take(sequence.length)];
        const predict = (group: AccountCommand[], index: number) =>
          kindOf[index] === 0 ? model.applyAll(group) : group.map((each) => model.apply(each));
        const predictions = sequence.map(predict);
        const answers = await Promise.all(
          sequence.map((group, index) => {
            if (kindOf[index] === 0) return real.executeAll(group);
            if (kindOf[index] === 1) return real.executeEach(group);
            return Promise.all(group.map(real.execute));
          }),
        );
        expect(answers).toEqual(predictions);
        await expectToBeAs(model, real);
      }),
      { numRuns: 60 },
    ));

  it('of several instances at once, leave a sound log that all of them show', () =>
    fc.assert(
      fc.asyncProperty(fc.array(groups, { minLength: 2, maxLength: 3 }), async (sequences) => {
        const log = new InMemoryEventLog();
        const instances = sequences.map(() => bank(log));
        const answers = await Promise.all(
          sequences.flatMap((groups, index) => groups.map(instances[index]!.executeAll)),
        );
        const inLog = await checkLog(log);
        const done = answers.filter(
          (answer) => typeof answer[0] === 'string' && answer.includes('done'),
        );
        expect(inLog.events.filter(({ endsCommand }) => endsCommand)).toHaveLength(done.length);
        for (const { read } of instances)
          for (const id of ids)
            expect(inColumns((await read(id)).state)).toEqual(inLog.account(id));
      }),
      { numRuns: 30 },
    ));
});
