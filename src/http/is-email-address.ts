import { isEmail } from 'class-validator';
import { checkedParameter, type ParameterOptions } from './parameter.decorators.js';

const MAX_CHARACTERS = 254;

/** Not each server takes letters beyond ASCII before the `@`. */
const isEmailAddress = (text: unknown) =>
  isEmail(text, { allow_utf8_local_part: false }) && (text as string).length <= MAX_CHARACTERS;

/** A mailbox such as `someone@example.org`, without a name beside it. */
export const IsEmailAddress = (options: ParameterOptions) =>
  checkedParameter(
    'isEmailAddress',
    isEmailAddress,
    `must be an e-mail address, such as someone@example.org, of at most ${MAX_CHARACTERS} characters`,
    { type: 'string', format: 'email', maxLength: MAX_CHARACTERS },
    options,
  );
