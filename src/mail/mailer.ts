export interface Mail {
  /** An e-mail address: personal data, which must get into no log line and no error. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same when the mail is sent again, so that receivers can drop the double. */
  readonly id: string;
}

export abstract class Mailer {
  /** @throws {MailServerUnreachable} @throws {MailDeferred} @throws {MailRefused} @throws {UndeliverableAddress} */
  abstract send(mail: Mail): Promise<void>;
}
