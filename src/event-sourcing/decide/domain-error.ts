/**
 * A refusal by a business rule. `message` says in one sentence what is wrong and what to do about it;
 * `code` is stable and is what machines go by.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string;
}
