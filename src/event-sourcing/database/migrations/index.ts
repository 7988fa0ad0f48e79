import { CreateEvents1763600000001 } from './1763600000001-create-events.js';
import { CreateSnapshots1763600000002 } from './1763600000002-create-snapshots.js';
import { CreateLogHead1763600000003 } from './1763600000003-create-log-head.js';
import { StartLogAtZero1763600000004 } from './1763600000004-start-log-at-zero.js';
import { CreateSubscriptions1763600000005 } from './1763600000005-create-subscriptions.js';
import { CreateParkedEvents1763600000006 } from './1763600000006-create-parked-events.js';
import { CreateReadModels1763600000007 } from './1763600000007-create-read-models.js';
import { CreateEventSeals1763600000009 } from './1763600000009-create-event-seals.js';
import { NoteWhenSubscriptionsMove1763600000020 } from './1763600000020-note-when-subscriptions-move.js';
import { NoteFirstTries1763600000021 } from './1763600000021-note-first-tries.js';
import { NoteNextTries1763600000022 } from './1763600000022-note-next-tries.js';
import { IndexParkedEvents1763600000023 } from './1763600000023-index-parked-events.js';

/** Migrations of the log and all that belongs to it, in their order. */
export const coreMigrations = [
  CreateEvents1763600000001,
  CreateSnapshots1763600000002,
  CreateLogHead1763600000003,
  StartLogAtZero1763600000004,
  CreateSubscriptions1763600000005,
  CreateParkedEvents1763600000006,
  CreateReadModels1763600000007,
  CreateEventSeals1763600000009,
  NoteWhenSubscriptionsMove1763600000020,
  NoteFirstTries1763600000021,
  NoteNextTries1763600000022,
  IndexParkedEvents1763600000023,
];
