import { describeEventLog } from '../../src/event-sourcing/testing/event-log.contract.js';
import { databases } from '../support/databases.js';
import { openLog } from '../support/open-log.js';

for (const database of databases)
  describeEventLog(database.name, async () => {
    const url = await database.createUrl();
    const [first, second] = await Promise.all([openLog(url), openLog(url)]);
    return {
      instances: [first.log, second.log],
      async close() {
        await Promise.all([first.close(), second.close()]);
        await database.drop(url);
      },
    };
  });
