import type { StoredEvent } from '../../log/recorded-event.js';
import type { Findings } from '../report/findings.js';
import { chainHash, GENESIS } from './hash-chain.js';
import type { SealCursor } from './seal-cursor.js';
import { SealComparison } from './seal-comparison.js';
import type { Seal } from './seal.js';

/** Recomputes the chain over the events, and compares it with the seals and with hashes kept elsewhere. */
export class ChainCheck {
  /** By the events alone, from the first one on. */
  private hash = GENESIS;
  /** The same, but from the last seal on that a change stands before: so that each one is found. */
  private sinceSeal = GENESIS;
  private comparison: SealComparison | undefined;
  private seal: Seal | undefined;
  private seals = 0;
  private readonly awaited: Map<number, string>;

  private hashOfSealed = GENESIS;

  /**
   * @param sealedUpTo where the seals end.
   * @param expected hashes that were kept elsewhere, in hexadecimal, by position.
   */
  constructor(
    private readonly cursor: SealCursor,
    private readonly sealedUpTo: number,
    private readonly findings: Findings,
    expected: ReadonlyMap<number, string>,
  ) {
    this.awaited = new Map(expected);
    this.compareWithExpected(0);
  }

  /** Position of the last event that is sealed. */
  get sealedHash(): Buffer {
    return this.hashOfSealed;
  }

  get sealsCompared(): number {
    return this.seals;
  }

  /** @param isKnownBad whether it has been told already that something is wrong there. */
  async take(event: StoredEvent, isKnownBad: boolean): Promise<void> {
    await this.moveTo(event.position);
    const isUnbroken = this.sinceSeal.equals(this.hash);
    this.hash = chainHash(this.hash, event);
    this.sinceSeal = isUnbroken ? this.hash : chainHash(this.sinceSeal, event);
    if (event.position === this.sealedUpTo) this.hashOfSealed = this.hash;
    this.compareWithExpected(event.position);
    this.comparison?.take(event.position, this.sinceSeal, isKnownBad);
  }

  /** After the last event. @param head the log's last position. */
  async end(head: number): Promise<void> {
    await this.moveTo(Infinity);
    for (const position of this.awaited.keys())
      this.findings.tell(
        position > head
          ? `the log ends at position ${head}, before the position ${position} whose hash is expected`
          : `there is no event at position ${position}, whose hash is expected`,
        Math.min(position, head + 1),
      );
  }

  /** To the seal of a position, if it has one. */
  private async moveTo(position: number): Promise<void> {
    for (this.seal ??= await this.cursor.next(); this.seal && this.seal.last < position;) {
      this.close(this.comparison ?? new SealComparison(this.seal));
      this.seal = await this.cursor.next();
    }
    if (this.seal && this.seal.first <= position) this.comparison ??= new SealComparison(this.seal);
  }

  private close(comparison: SealComparison): void {
    this.comparison = undefined;
    this.seals += 1;
    const { finding, goOnWith } = comparison.result();
    if (finding) this.findings.tell(finding.what, finding.position);
    if (goOnWith) this.sinceSeal = goOnWith;
  }

  private compareWithExpected(position: number): void {
    const expected = this.awaited.get(position);
    if (expected === undefined) return;
    this.awaited.delete(position);
    const found = this.hash.toString('hex');
    if (found !== expected)
      this.findings.tell(
        `the log has the hash ${found} at position ${position}, not the expected ${expected}: ` +
          'something was changed there or before',
      );
  }
}
