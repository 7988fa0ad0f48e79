import type { OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { MailRefused, MailServerUnreachable } from './mail.errors.js';
import { Mailer, type Mail } from './mailer.js';

const TIMEOUT_MS = 5_000;
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
export class SmtpMailer extends Mailer implements OnApplicationShutdown {
  private readonly transport;

  constructor(
    smtpUrl: string,
    private readonly from: string,
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
      await this.transport.sendMail({
        from: this.from,
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${id}@${domain}>`,
        // Keeps out-of-office notes and the like from being sent back.
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      throw withoutAddress(error as SmtpError);
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

function withoutAddress({ code, command, responseCode, response = '' }: SmtpError): Error {
  if (!ABOUT_MESSAGE.has(code) || responseCode === SHUTTING_DOWN)
    return new MailServerUnreachable([code, responseCode].filter(Boolean).join(' '));
  const [status] = /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3})?/.exec(response) ?? ['not sent'];
  return new MailRefused([status, command].filter(Boolean).join(' to '));
}
