import { explained } from '../explained.js';
import { isMistake, NotChecked, WrongUse } from './mistake.js';

const FAILED = 1;
const OPERATOR_IS_WRONG = 2;
const NOT_CHECKED = 3;

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
