import { describeEventLog } from '../../../testing/event-log.contract.js';
import { InMemoryEventLog } from './in-memory-event-log.js';

describeEventLog('in memory', async () => ({
  instances: [new InMemoryEventLog()],
  close: async () => undefined,
}));
