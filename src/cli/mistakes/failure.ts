import { explained } from '../../explained.js';
import { FAILED, NOT_CHECKED, OPERATOR_IS_WRONG } from './exit-codes.js';
import { isMistake, NotChecked, WrongUse } from './mistake.js';

/** What a command ends with. */
export interface Failure {
  readonly line: string;
  readonly code: number;
  /** It helps to know how the command is used. */
  readonly isWrongUse: boolean;
}

export function failureOf(error: unknown): Failure {
  const line = explained(error);
  const isWrongUse = error instanceof WrongUse;
  if (isMistake(error)) return { line, code: OPERATOR_IS_WRONG, isWrongUse };
  return { line, code: error instanceof NotChecked ? NOT_CHECKED : FAILED, isWrongUse };
}
