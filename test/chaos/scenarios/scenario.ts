import type { DatabaseName } from '../../support/databases.js';
import type { Ground } from '../ground/ground.js';
import type { Random } from '../random.js';

/** Something that goes wrong for a while. */
export interface Fault {
  /** What chance has chosen, in words. */
  readonly detail: string;
  /** How long it lasts. */
  readonly lastsMs: number;
  inject(ground: Ground): Promise<void> | void;
  /** Ends its cause: from now on all must come back by itself. */
  mend(ground: Ground): Promise<void> | void;
  /** Instances that it does not touch: these must write again when it has lasted for so long. */
  readonly spares?: { readonly which: readonly number[]; readonly afterMs: number };
  /** How soon after that all must be well again, if not within 10 s, and why. */
  readonly recoversWithinMs?: number;
}

/** A kind of trouble; how it is this time is drawn beforehand, so that a seed stands for all of it. */
export interface Scenario {
  readonly name: string;
  readonly on: readonly DatabaseName[];
  /** Only where the database has a small disk of its own. */
  readonly needsSmallDisk?: true;
  draw(random: Random): Fault;
}

export const mysqlAlike: readonly DatabaseName[] = ['mariadb', 'mysql'];
export const servers: readonly DatabaseName[] = [...mysqlAlike, 'postgres'];
export const everywhere: readonly DatabaseName[] = ['sqlite', ...servers];

export const drawSeconds = (random: Random, least: number, most: number) =>
  random.int(least * 10, most * 10) * 100;

/** Which instances it is about, which not, and the names of the first. */
export interface DrawnInstances {
  readonly which: readonly number[];
  readonly others: readonly number[];
  readonly names: string;
}

export const drawInstances = (random: Random): DrawnInstances =>
  random.pick([
    { which: [0], others: [1], names: 'A' },
    { which: [1], others: [0], names: 'B' },
    { which: [0, 1], others: [], names: 'A and B' },
  ]);

/** The database ends a transaction whose client does nothing any more; it may hold the log's lock. */
export const LOCK_IS_FREE_AFTER_MS = 17_000;
