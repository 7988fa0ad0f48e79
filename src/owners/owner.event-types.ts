import type { EventType } from '../event-sourcing/event-registry.js';
import { PersonalDataErased } from './domain/owner.events.js';

const personalDataErased: EventType<PersonalDataErased> = {
  type: 'PersonalDataErased',
  schemaVersion: 1,
  encode: ({ ownerId, keyId }) => ({ ownerId, keyId }),
  decode(data) {
    const { ownerId, keyId } = data as { ownerId: string; keyId: string };
    return new PersonalDataErased(ownerId, keyId);
  },
};

export const ownerEventTypes = [personalDataErased];
