import { givenFor } from '../../event-sourcing/testing/given-when-then.js';
import { ownerAggregate } from '../owner.aggregate.js';
import { ErasePersonalData } from './owner.commands.js';
import { PersonalDataErased } from './owner.events.js';

const given = givenFor(ownerAggregate);
const erased = (keyId: string) => new PersonalDataErased('owner', keyId);

describe('an owner', () => {
  it('has personal data erased with the key that it is under', () => {
    given().when(new ErasePersonalData('owner', 'key')).then(erased('key'));
  });

  it('has it erased once', () => {
    given(erased('key')).when(new ErasePersonalData('owner', 'key')).then();
  });

  it('without a key has nothing to erase', () => {
    given().when(new ErasePersonalData('owner')).then();
    given(erased('key')).when(new ErasePersonalData('owner')).then();
  });

  it('who has left new data has it erased as well', () => {
    given(erased('key')).when(new ErasePersonalData('owner', 'newer')).then(erased('newer'));
  });

  it('has nothing to do with another one', () => {
    given(new PersonalDataErased('other', 'key'))
      .when(new ErasePersonalData('owner', 'key'))
      .then(erased('key'));
  });
});
