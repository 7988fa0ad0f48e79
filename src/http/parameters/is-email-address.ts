import { isDeliverable, LONGEST_ADDRESS } from '../../mail/deliverable-address.js';
import { checkedParameter, type ParameterOptions } from './parameter.decorators.js';

/** A mailbox such as `someone@example.org`, without a name beside it, that mail can be sent to. */
export const IsEmailAddress = (options: ParameterOptions) =>
  checkedParameter(
    'isEmailAddress',
    isDeliverable,
    `must be an e-mail address that mail can be delivered to, such as someone@example.org: of at most ${LONGEST_ADDRESS} ` +
      'characters, with nothing quoted and only ASCII before the @, and a domain after it',
    { type: 'string', format: 'email', maxLength: LONGEST_ADDRESS },
    options,
  );
