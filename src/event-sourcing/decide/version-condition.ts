import { DomainError } from './domain-error.js';

/** `any` stands for all but 0: for a stream that has events. */
export type Versions = 'any' | readonly number[];

/** What a command asks of the version of the stream that it is addressed to, before it is decided. */
export interface VersionCondition {
  readonly among?: Versions;
  readonly notAmong?: Versions;
}

export class VersionConditionFailed extends DomainError {
  readonly code = 'precondition-failed';
  constructor(
    /** That the stream is at; 0 if it has no events. */
    readonly version: number,
  ) {
    super(
      version === 0
        ? 'There is nothing here that could meet the condition. Leave it out, or check the id.'
        : `The condition is not met: the version is ${version} now. Nothing was done; read it again, and decide anew.`,
    );
  }
}

export function isMet({ among, notAmong }: VersionCondition, version: number): boolean {
  return (!among || has(among, version)) && !(notAmong && has(notAmong, version));
}

const has = (versions: Versions, version: number) =>
  versions === 'any' ? version > 0 : versions.includes(version);
