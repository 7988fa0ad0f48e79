import type { Finding } from '../report/findings.js';
import { PREFIX_BYTES, type Seal } from './seal.js';

export interface Compared {
  readonly finding?: Finding;
  /** Where the events are not as they were sealed: the hash that those after the seal go on from. */
  readonly goOnWith?: Buffer;
}

/** One seal against the chain of its events. */
export class SealComparison {
  private firstOther: number | undefined;
  private isExcused = false;
  private agreesAgain = false;
  private last = 0;
  private hash: Buffer | undefined;

  constructor(private readonly seal: Seal) {}

  take(position: number, hash: Buffer, isKnownBad: boolean): void {
    this.last = position;
    this.hash = hash;
    const at = (position - this.seal.first) * PREFIX_BYTES;
    const sealed = this.seal.prefixes.subarray(at, at + PREFIX_BYTES);
    if (sealed.equals(hash.subarray(0, PREFIX_BYTES)))
      this.agreesAgain = this.firstOther !== undefined;
    else if (this.firstOther === undefined) {
      this.firstOther = position;
      this.isExcused = isKnownBad;
    }
  }

  /** Who differs: a changed event gives all those after it other hashes, a changed seal does not. */
  result(): Compared {
    const { first, last, hash } = this.seal;
    const name = `the seal of positions ${first} to ${last}`;
    if (this.last !== last) return { ...this.eventIsOther(), goOnWith: hash };
    const endsAlike = this.hash!.equals(hash);
    if (this.firstOther === undefined) {
      if (endsAlike) return {};
      return { finding: { what: `${name} was changed: its hash is another`, position: last } };
    }
    if (endsAlike || this.agreesAgain) {
      const what = `${name} was changed: it has another hash of this position`;
      return { finding: { what, position: this.firstOther } };
    }
    return { ...this.eventIsOther(), goOnWith: hash };
  }

  private eventIsOther(): Compared {
    if (this.firstOther === undefined || this.isExcused) return {};
    const what = 'the event is not as it was when the log was sealed';
    return { finding: { what, position: this.firstOther } };
  }
}
