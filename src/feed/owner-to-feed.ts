import type { PersonalDataErased } from '../owners/domain/owner.events.js';
import { envelope, type CloudEvent, type Recorded } from './cloud-event.js';

/** Lets other systems erase their copies. */
export const PERSONAL_DATA_ERASED = 'bank.owner.personal-data-erased.v1';

/** What read models call it. */
export const ERASED_KIND = 'personal-data-erased';

const SOURCE = 'urn:event-sourced-bank:owners';

/** The types of event of owners that the feed is made of. */
export const ownerFeedTypes: ReadonlySet<string> = new Set<PersonalDataErased['type']>([
  'PersonalDataErased',
]);

/** What the outside sees of an owner's event. */
export const ownerToFeed = (record: Recorded<PersonalDataErased>): CloudEvent => ({
  ...envelope(record),
  source: SOURCE,
  type: PERSONAL_DATA_ERASED,
  subject: record.event.ownerId,
  data: { ownerId: record.event.ownerId, version: record.version },
});
