import type { EventType, EventTypesOf } from '../event-sourcing/log/event-type.js';
import { PersonalDataErased, type OwnerEvent } from './domain/owner.events.js';

const personalDataErased: EventType<PersonalDataErased> = {
  type: 'PersonalDataErased',
  schemaVersion: 1,
  encode: ({ ownerId, keyId }) => ({ ownerId, keyId }),
  decode(data) {
    const { ownerId, keyId } = data as { ownerId: string; keyId: string };
    return new PersonalDataErased(ownerId, keyId);
  },
};

export const ownerEventTypes: EventTypesOf<OwnerEvent> = {
  PersonalDataErased: personalDataErased,
};
