/** The mail server can't be reached, or takes no mail at all at the moment. */
export class MailServerUnreachable extends Error {
  constructor(why: string) {
    super(`The mail server takes no mail now (${why}).`);
  }
}

/** The mail server does not take this message now, and says that it may do so later. Does not say for whom it was. */
export class MailDeferred extends Error {
  constructor(reply: string) {
    super(`The mail server does not take the message now: ${reply}.`);
  }
}

/** The message can't be sent: the mail server does not take it. Does not say for whom it was. */
export class MailRefused extends Error {
  constructor(reply: string) {
    super(`The mail server refused the message: ${reply}.`);
  }
}

/** What was given as an address is none that a message could be delivered to as it stands. */
export class UndeliverableAddress extends Error {
  constructor() {
    super("The message can't be sent: its address is none that mail is delivered to as it stands.");
  }
}
