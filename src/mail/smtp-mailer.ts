import type { OnApplicationShutdown, OnModuleDestroy } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { MailRefused, MailServerUnreachable } from './mail.errors.js';
import { Mailer, type Mail } from './mailer.js';

/** For one step of the talk with the server. */
const TIMEOUT_MS = 5_000;
/** For a whole mail: a server that says a word now and then keeps within every step for ever. */
const LONGEST_MS = 60_000;
/** When the program ends, a mail that is under way has so long. */
const LAST_MAIL_MS = 3_000;
/** nodemailer's codes for what is about the message, and not about the server. */
const ABOUT_MESSAGE = new Set(['EENVELOPE', 'EMESSAGE', undefined]);
const SHUTTING_DOWN = 421;

/** What nodemailer's errors have. Their text is not used: it may name the recipient. */
interface SmtpError {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** Sends mail through an SMTP server. */
export class SmtpMailer extends Mailer implements OnModuleDestroy, OnApplicationShutdown {
  private readonly transport;
  private readonly ending = new AbortController();

  constructor(
    smtpUrl: string,
    private readonly from: string,
    private readonly longestMs = LONGEST_MS,
  ) {
    super();
    this.transport = createTransport({
      url: smtpUrl,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      dnsTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send({ to, subject, text, id }: Mail): Promise<void> {
    const domain = /@([^@>\s]+)>?$/.exec(this.from)![1]!;
    try {
      const sent = this.transport.sendMail({
        from: this.from,
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${id}@${domain}>`,
        // Keeps out-of-office notes and the like from being sent back.
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      await this.inTime(sent);
    } catch (error) {
      throw withoutAddress(error as SmtpError);
    }
  }

  /** A mail that is given up may still go out: it is sent again under the same id. */
  private async inTime(sent: Promise<unknown>): Promise<void> {
    let giveUp: () => void;
    const late = new Promise((_, reject: (reason: unknown) => void) => {
      giveUp = () => reject(tooLate());
    });
    const timer = setTimeout(giveUp!, this.longestMs);
    const { signal } = this.ending;
    if (signal.aborted) giveUp!();
    signal.addEventListener('abort', giveUp!);
    try {
      await Promise.race([sent, late]);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp!);
    }
  }

  /** Before the followers are stopped, which waits for the mail that is under way. */
  onModuleDestroy(): void {
    setTimeout(() => this.ending.abort(), LAST_MAIL_MS).unref();
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

/** Looks like one of nodemailer's. */
const tooLate = () => Object.assign(new Error('too late'), { code: 'ETIMEDOUT' });

function withoutAddress({ code, command, responseCode, response = '' }: SmtpError): Error {
  if (!ABOUT_MESSAGE.has(code) || responseCode === SHUTTING_DOWN)
    return new MailServerUnreachable([code, responseCode].filter(Boolean).join(' '));
  const [status] = /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3})?/.exec(response) ?? ['not sent'];
  return new MailRefused([status, command].filter(Boolean).join(' to '));
}
