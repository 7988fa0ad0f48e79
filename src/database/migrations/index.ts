import { CreateEvents1763600000001 } from './1763600000001-create-events.js';
import { CreateSnapshots1763600000002 } from './1763600000002-create-snapshots.js';
import { CreateLogHead1763600000003 } from './1763600000003-create-log-head.js';
import { StartLogAtZero1763600000004 } from './1763600000004-start-log-at-zero.js';

/** In their order. */
export const migrations = [
  CreateEvents1763600000001,
  CreateSnapshots1763600000002,
  CreateLogHead1763600000003,
  StartLogAtZero1763600000004,
];
