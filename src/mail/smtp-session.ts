import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { MailDeferred, MailRefused, MailServerUnreachable } from './mail.errors.js';
import type { SmtpServer } from './smtp-url.js';

/** To connect, agree on TLS and log in, in milliseconds. */
const LONGEST_OPENING_MS = 10_000;
/** To take leave; then the socket is destroyed, also of a server that goes on talking. */
const LONGEST_CLOSING_MS = 1_000;

type Envelope = Parameters<SMTPConnection['send']>[0];
type Message = Parameters<SMTPConnection['send']>[1];

/** What nodemailer's errors have. Their text is not used: it may name the recipient. */
interface SmtpError {
  readonly code?: string;
  readonly originalCode?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
  /** Whether the reply is one that the same message would get again. */
  readonly permanent?: boolean;
}

const NO_STARTTLS =
  'it offers no STARTTLS, and SMTP_URL has a password, which never travels in the clear';

/** The user and the password are not sent. */
class NoLogin extends Error {}

/** The program ends, or the server takes longer than it may. */
class GivenUp extends Error {}

/** The talk with a mail server over one message. */
export class SmtpSession {
  private readonly connection: SMTPConnection;
  private fail: (error: unknown) => void = () => undefined;
  private readonly failed = new Promise<never>((_, reject) => (this.fail = reject));
  private hasToEnd = false;

  /** @param longestMs for the message, in milliseconds. */
  constructor(
    private readonly server: SmtpServer,
    private readonly longestMs: number,
  ) {
    const openingMs = Math.min(longestMs, LONGEST_OPENING_MS);
    this.connection = new SMTPConnection({
      host: server.host,
      port: server.port,
      secure: server.secure,
      requireTLS: server.login && !server.plain,
      ignoreTLS: server.plain,
      connectionTimeout: openingMs,
      greetingTimeout: openingMs,
      dnsTimeout: openingMs,
      socketTimeout: longestMs,
      socketCloseTimeout: LONGEST_CLOSING_MS,
    });
    this.connection.on('error', (error) => this.fail(error));
    // Also when nobody is waiting.
    this.failed.catch(() => undefined);
  }

  /** @throws {MailServerUnreachable} */
  async open(): Promise<void> {
    try {
      await this.within(Math.min(this.longestMs, LONGEST_OPENING_MS), this.connect());
    } catch (error) {
      throw new MailServerUnreachable(this.whyNotOpen(error as SmtpError));
    }
  }

  /** @throws {MailDeferred} @throws {MailRefused} @throws {MailServerUnreachable} when the program ends. */
  async send(envelope: Envelope, message: Message): Promise<void> {
    const sent = new Promise<void>((resolve, reject) =>
      this.connection.send(envelope, message, (error) => (error ? reject(error) : resolve())),
    );
    try {
      await this.within(this.longestMs, sent);
    } catch (error) {
      if (this.hasToEnd) throw new MailServerUnreachable('the program ends');
      throw notSent(error as SmtpError);
    }
  }

  /** What is under way fails. Its mail may still have gone out: it is sent again under the same id. */
  giveUp(): void {
    this.hasToEnd = true;
    this.fail(new GivenUp());
  }

  close(): void {
    this.connection.close();
  }

  private async connect(): Promise<void> {
    const { connection, server } = this;
    await new Promise<void>((resolve, reject) =>
      connection.connect((error) => (error ? reject(error) : resolve())),
    );
    const { login } = server;
    if (!login) return;
    // nodemailer has seen to it; a password is worth a second look.
    if (!connection.secure && !server.plain) throw new NoLogin(NO_STARTTLS);
    if (!connection.allowsAuth)
      throw new NoLogin('it offers no login, and SMTP_URL has a user and a password');
    await new Promise<void>((resolve, reject) =>
      connection.login({ ...login, credentials: login }, (error) =>
        error ? reject(error) : resolve(),
      ),
    );
  }

  private async within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
    const timer = setTimeout(() => this.fail(new GivenUp()), milliseconds);
    try {
      return await Promise.race([work, this.failed]);
    } finally {
      clearTimeout(timer);
      work.catch(() => undefined);
    }
  }

  private whyNotOpen(error: SmtpError): string {
    const { code, originalCode, responseCode } = error;
    if (this.hasToEnd) return 'the program ends';
    if (error instanceof GivenUp) return 'no answer in time';
    if (error instanceof NoLogin) return error.message;
    if (code === 'ETLS' && responseCode && this.server.login) return NO_STARTTLS;
    if (code === 'EAUTH')
      return `it refuses the user and the password of SMTP_URL: ${replyOf(error)}`;
    return [originalCode ?? code, responseCode].filter(Boolean).join(' ');
  }
}

function notSent(error: SmtpError): Error {
  const { code = '', command, response, permanent } = error;
  if (error instanceof GivenUp) return new MailDeferred('no answer in time');
  const isAboutMessage = code === 'EENVELOPE' || code === 'EMESSAGE';
  const why =
    response === undefined ? code : [replyOf(error), command].filter(Boolean).join(' to ');
  const isFinal = isAboutMessage && (permanent || response === undefined);
  return isFinal ? new MailRefused(why) : new MailDeferred(why);
}

/** The numbers only. */
const replyOf = ({ response = '' }: SmtpError): string =>
  /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3})?/.exec(response)?.[0] ?? 'no reply';
