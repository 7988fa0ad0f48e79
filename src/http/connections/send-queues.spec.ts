import { sendQueuesIn } from './send-queues.js';

const TABLES = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0
   1: 0100007F:1F90 0100007F:9824 01 00001000:00000000 00:00000000 00000000     0        0 2 1 0
   2: 0100007F:9824 0100007F:1F90 01 00002000:00000000 00:00000000 00000000     0        0 3 1 0
   3: 0A01A8C0:1F91 0B01A8C0:9824 01 00003000:00000000 00:00000000 00000000     0        0 4 1 0
  sl  local_address                         remote_address                        st tx_queue rx_queue
  10: 0000000000000000FFFF00000100007F:1F90 0000000000000000FFFF00000200007F:9825 01 00004000:00000000 00:0
  11: B80D0120000000000000000001000000:1F90 B80D0120000000000000000002000000:9826 01 00005000:00000000 00:0
`;

describe('what the system has still to send', () => {
  const queues = sendQueuesIn(TABLES, 0x1f90);

  it.each([
    ['127.0.0.1', 0x9824, 0x1000],
    ['::ffff:127.0.0.2', 0x9825, 0x4000],
    ['2001:db8::2', 0x9826, 0x5000],
    ['127.0.0.1', 0x9827, 0],
    ['192.168.1.11', 0x9824, 0],
  ])('to %s, port %i', (remoteAddress, remotePort, bytes) => {
    expect(queues({ remoteAddress, remotePort })).toBe(bytes);
  });

  it('is nothing where the system does not say it', () => {
    expect(sendQueuesIn('', 80)({ remoteAddress: '127.0.0.1', remotePort: 1 })).toBe(0);
  });
});
