import type { Trap } from '../../../support/tcp-proxy.js';
import { drawSeconds, LOCK_IS_FREE_AFTER_MS, servers, type Scenario } from '../scenario.js';

/** SIGSTOP of an instance that holds the log's lock: the other one must go on before it thaws. */
export const freezeWithLock: Scenario = {
  name: 'freeze-with-lock',
  on: servers,
  draw(random) {
    const instance = random.int(0, 1);
    const text = random.pick(['INSERT INTO events', 'FOR UPDATE']);
    return {
      detail: `${'AB'[instance]}, as it sends: ${text}`,
      lastsMs: drawSeconds(random, 2, 40),
      spares: { which: [1 - instance], afterMs: LOCK_IS_FREE_AFTER_MS },
      inject({ proxies, instances }) {
        const freeze: Trap = async ({ client, server, sent }) => {
          instances[instance]!.freeze();
          client.removeAllListeners('data').on('data', (more: Buffer) => server.write(more));
          server.removeAllListeners('data').on('data', (answer: Buffer) => client.write(answer));
          client.once('close', () => server.destroy());
          server.once('close', () => client.destroy());
          server.write(sent);
        };
        proxies[instance]!.set(text, freeze);
      },
      mend({ proxies, instances }) {
        proxies[instance]!.disarm();
        instances[instance]!.thaw();
      },
    };
  },
};
