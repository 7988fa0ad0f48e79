import { readFile } from 'node:fs/promises';
import { SocketAddress, type Socket } from 'node:net';

const TABLES = ['/proc/net/tcp', '/proc/net/tcp6'];

/** Bytes that the system has taken to be sent on a connection, and that its client has not got. */
export type SendQueues = (socket: Pick<Socket, 'remoteAddress' | 'remotePort'>) => number;

/**
 * The send queues of the connections to a port. They can hold megabytes: without them, a client that
 * reads slowly seems to stand still for minutes. Only Linux tells them; elsewhere all seem empty.
 */
export async function readSendQueues(port: number): Promise<SendQueues> {
  const texts = TABLES.map((table) => readFile(table, 'latin1').catch(() => ''));
  return sendQueuesIn((await Promise.all(texts)).join(''), port);
}

export function sendQueuesIn(tables: string, port: number): SendQueues {
  const queues = new Map<string, number>();
  for (const [, address, remotePort, queue] of tables.matchAll(rowsOf(port)))
    queues.set(`${addressOf(address!)} ${parseInt(remotePort!, 16)}`, parseInt(queue!, 16));
  return ({ remoteAddress, remotePort }) => queues.get(`${remoteAddress} ${remotePort}`) ?? 0;
}

/** Such as `7: 0100007F:1F90 0100007F:C350 01 00001000:00000000 ...`: ours, theirs, state, queues. */
function rowsOf(port: number): RegExp {
  const ours = port.toString(16).toUpperCase().padStart(4, '0');
  return new RegExp(`^ *\\d+: \\w+:${ours} (\\w+):(\\w{4}) \\w\\w (\\w{8}):`, 'gm');
}

/** Four bytes at a time, the last of them first. */
function addressOf(hex: string): string {
  const bytes = hex.match(/.{8}/g)!.flatMap((four) => four.match(/../g)!.reverse());
  if (bytes.length === 4) return bytes.map((byte) => parseInt(byte, 16)).join('.');
  const address = bytes.join('').match(/.{4}/g)!.join(':');
  return new SocketAddress({ address, family: 'ipv6' }).address;
}
