import type { ServerConnection } from '../../../support/server-connection.js';
import { drawSeconds, servers, type Scenario } from '../scenario.js';

/** Somebody else's session holds rows that the bank needs. */
export const foreignLock: Scenario = {
  name: 'foreign-lock',
  on: servers,
  draw(random) {
    const rows = random.pick([
      'log_head',
      'subscriptions',
      "subscriptions WHERE name = 'ledger-follows-accounts'",
      'read_models',
    ]);
    let other: ServerConnection | undefined;
    return {
      detail: `on ${rows}`,
      lastsMs: random.chance(0.5) ? drawSeconds(random, 1, 8) : drawSeconds(random, 15, 25),
      async inject({ server }) {
        other = await server.connectToBank();
        await other.run('BEGIN');
        await other.run(`SELECT * FROM ${rows} FOR UPDATE`);
      },
      async mend() {
        await other!.run('ROLLBACK');
        await other!.close();
      },
    };
  },
};
