import { domainToASCII, domainToUnicode } from 'node:url';
import { isEmail } from 'class-validator';
import MailComposer from 'nodemailer/lib/mail-composer';

export const LONGEST_ADDRESS = 254;

/**
 * Whether mail is delivered to the address just as it is written. Not everywhere is it to a quoted part before
 * the `@`, to letters beyond ASCII there, to a comment, or to an IP address. A domain beyond ASCII is, unless
 * another one is made of it.
 */
export const isDeliverable = (text: unknown): text is string =>
  typeof text === 'string' &&
  !/\p{Surrogate}/u.test(text) &&
  isEmail(text, { allow_utf8_local_part: false }) &&
  text.length <= LONGEST_ADDRESS &&
  !text.startsWith('"') &&
  isKept(domainOf(text)) &&
  recipientOf(text) !== undefined;

/** The recipient as a mail server is told, with its domain in ASCII; undefined if that would be another one. */
export function recipientOf(address: string): string | undefined {
  const to = { name: '', address };
  const [recipient, ...more] = new MailComposer({ to }).compile().getEnvelope().to;
  const domain = domainToASCII(domainOf(address));
  const meant = `${address.slice(0, address.lastIndexOf('@'))}@${domain}`;
  return domain !== '' && more.length === 0 && recipient === meant ? recipient : undefined;
}

/** Not one that Unicode makes another of, such as one with characters that can't be seen. */
function isKept(domain: string): boolean {
  const ascii = domainToASCII(domain);
  const unicode = domainToUnicode(ascii);
  const isSound = !/(^|\.)xn--/.test(unicode);
  return isSound && [ascii, unicode].includes(domain.toLowerCase().normalize('NFC'));
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
