import { bankProcess, type CommandResult } from '../../../support/bank-command.js';
import { drawSeconds, everywhere, type Scenario } from '../scenario.js';

/** A read model is built anew, or all of them, while an instance may be killed. */
export const rebuild: Scenario = {
  name: 'rebuild',
  on: everywhere,
  draw(random) {
    const what = random.pick(['account_overview', 'account_movements', 'ledger_balances', '--all']);
    const kills = random.chance(0.4);
    let rebuilding: Promise<CommandResult>;
    return {
      detail: `${what}${kills ? ', while A is killed' : ''}`,
      lastsMs: drawSeconds(random, 1, 4),
      async inject({ databaseUrl, instances }) {
        rebuilding = bankProcess(databaseUrl, 'rebuild', what);
        if (kills) await instances[0]!.kill();
      },
      async mend({ instances }) {
        if (kills) await instances[0]!.start();
        const { code, stderr } = await rebuilding;
        if (code !== 0) throw new Error(`bank rebuild ${what} ended with ${code}: ${stderr}`);
      },
    };
  },
};
