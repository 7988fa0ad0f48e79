/** What a command ends with when it has not gone well. */
export const FAILED = 1;
export const OPERATOR_IS_WRONG = 2;
export const NOT_CHECKED = 3;
