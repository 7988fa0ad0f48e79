import { bankProcess, type CommandResult } from '../../../support/bank-command.js';
import { again } from '../again.js';
import { drawSeconds, everywhere, type Scenario } from '../scenario.js';

/** Of `verify` and `reconcile`: all is well, or they could not tell. An export may fail, and says so. */
const honest = { verify: [0, 3], reconcile: [0, 3], export: [0, 1] } as const;
const commands = ['verify', 'reconcile', 'export'] as const;

/** An operator's command runs while an instance is killed, and on a server sessions end, the command's too. */
export const checkUnderFire: Scenario = {
  name: 'check-under-fire',
  on: everywhere,
  draw(random) {
    const command = random.pick(commands);
    const killed = random.int(0, 1);
    const endsSessions = random.chance(0.5);
    const ending = again(300);
    let running: Promise<CommandResult>;
    return {
      detail: `bank ${command}, while ${'AB'[killed]} is killed${endsSessions ? ', and sessions end' : ''}`,
      lastsMs: drawSeconds(random, 1, 4),
      async inject(ground) {
        running = bankProcess(ground.databaseUrl, command);
        if (endsSessions && ground.name !== 'sqlite')
          ending.begin(() => ground.server.endSessions('one'));
        await ground.instances[killed]!.kill();
      },
      async mend({ instances }) {
        await ending.end();
        await instances[killed]!.start();
        const { code, stdout, stderr } = await running;
        if (honest[command].some((each) => each === code)) return;
        throw new Error(`bank ${command} ended with ${code}: ${stdout.slice(-500)}${stderr}`);
      },
    };
  },
};
