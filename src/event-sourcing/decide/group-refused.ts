import { DomainError } from './domain-error.js';

/** One of several commands, of which all are to be done or none, is refused. */
export class GroupRefused extends DomainError {
  readonly code = 'group-refused';
  constructor(
    /** Index of the refused command, from 0. */
    readonly index: number,
    readonly refusal: DomainError,
  ) {
    // The refusal tells of what there would be then, which nobody has seen.
    const counted = index > 0 ? ', with those before it counted in' : '';
    super(`Nothing was done, since operations[${index}] is refused${counted}. ${refusal.message}`);
  }
}
