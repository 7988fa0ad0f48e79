import type { Decider } from '../../event-sourcing/decide/decider.js';
import type { ErasePersonalData } from './owner.commands.js';
import { PersonalDataErased } from './owner.events.js';

export interface Owner {
  /** The key that was erased last; an owner has one at a time. */
  readonly erasedKeyId: string | null;
}

export const ownerDecider: Decider<ErasePersonalData, PersonalDataErased, Owner> = {
  initialState: { erasedKeyId: null },

  decide({ ownerId, keyId }, owner): PersonalDataErased[] {
    if (keyId === undefined || keyId === owner.erasedKeyId) return [];
    return [new PersonalDataErased(ownerId, keyId)];
  },

  evolve: (_, { keyId }) => ({ erasedKeyId: keyId }),
};
