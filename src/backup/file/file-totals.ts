import { createHash } from 'node:crypto';
import { chainHash, GENESIS } from '../../event-sourcing/integrity/seals/hash-chain.js';
import type { StoredEvent } from '../../event-sourcing/log/recorded-event.js';
import { sections, type Section } from './sections.js';

/** What the last line of a file says of all that stands before it. */
export class FileTotals {
  private readonly counts = new Map<string, number>(sections.map(({ counted }) => [counted, 0]));
  private readonly digest = createHash('sha256');
  private chain = GENESIS;

  /** The hash of the chain, in hexadecimal. */
  get chainHash(): string {
    return this.chain.toString('hex');
  }

  /** Answers with the event's hash in the chain, in hexadecimal. */
  link(event: StoredEvent): string {
    this.chain = chainHash(this.chain, event);
    return this.chainHash;
  }

  count({ counted }: Section, lines = 1): void {
    this.counts.set(counted, this.of(counted) + lines);
  }

  of(counted: string): number {
    return this.counts.get(counted)!;
  }

  /** Bytes as they stand in the file, line feeds and all. */
  take(bytes: string | Buffer): void {
    this.digest.update(bytes);
  }

  /** The last line. To be called once, when all else is taken. */
  lastLine(): string {
    return JSON.stringify({
      kind: 'end',
      ...Object.fromEntries(this.counts),
      chainHash: this.chainHash,
      sha256: this.digest.digest('hex'),
    });
  }
}
