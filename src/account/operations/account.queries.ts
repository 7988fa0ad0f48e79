import type { Instant } from '../../event-sourcing/log/instant.js';

/** The account with every acknowledged operation, on whichever instance. */
export class GetAccount {
  constructor(readonly accountId: string) {}
}

/** The account just after its change number `version`. */
export class GetAccountAtVersion {
  constructor(
    readonly accountId: string,
    readonly version: number,
  ) {}
}

/** The account after all that was recorded up to and at `asOf`. */
export class GetAccountAsOf {
  constructor(
    readonly accountId: string,
    readonly asOf: Instant,
  ) {}
}
