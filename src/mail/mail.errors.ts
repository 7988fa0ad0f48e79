/** The mail server can't be reached, or takes no mail at all at the moment. */
export class MailServerUnreachable extends Error {
  constructor(why: string) {
    super(`The mail server takes no mail now (${why}).`);
  }
}

/** The mail server does not take this message. Does not say for whom it was. */
export class MailRefused extends Error {
  constructor(reply: string) {
    super(`The mail server refused the message: ${reply}.`);
  }
}
