import { changePassword } from './database/change-password.js';
import { endSessions } from './database/end-sessions.js';
import { foreignLock } from './database/foreign-lock.js';
import { freezeDatabase } from './database/freeze-database.js';
import { fullDisk } from './database/full-disk.js';
import { killDatabase } from './database/kill-database.js';
import { readOnly } from './database/read-only.js';
import { restartDatabase } from './database/restart-database.js';
import { revokeRights } from './database/revoke-rights.js';
import { tooManySessions } from './database/too-many-sessions.js';
import { cutConnections } from './network/cut-connections.js';
import { heldNetwork } from './network/held-network.js';
import { lostCommits } from './network/lost-commits.js';
import { refuseConnections } from './network/refuse-connections.js';
import { silentCommit } from './network/silent-commit.js';
import { silentNetwork } from './network/silent-network.js';
import { slowNetwork } from './network/slow-network.js';
import { checkUnderFire } from './operator/check-under-fire.js';
import { rebuild } from './operator/rebuild.js';
import { freezeInstance } from './processes/freeze-instance.js';
import { freezeWithLock } from './processes/freeze-with-lock.js';
import { killInstance } from './processes/kill-instance.js';
import { restartInstance } from './processes/restart-instance.js';
import type { Scenario } from './scenario.js';
import { longReader } from './sqlite/long-reader.js';
import { writeLock } from './sqlite/write-lock.js';

export const scenarios: readonly Scenario[] = [
  ...[cutConnections, heldNetwork, lostCommits, refuseConnections],
  ...[silentCommit, silentNetwork, slowNetwork],
  ...[freezeInstance, freezeWithLock, killInstance, restartInstance],
  ...[changePassword, endSessions, foreignLock, freezeDatabase, fullDisk, killDatabase],
  ...[readOnly, restartDatabase, revokeRights, tooManySessions],
  ...[longReader, writeLock],
  ...[checkUnderFire, rebuild],
];
