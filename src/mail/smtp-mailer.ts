import type { OnModuleDestroy } from '@nestjs/common';
import MailComposer from 'nodemailer/lib/mail-composer';
import { recipientOf } from './deliverable-address.js';
import { UndeliverableAddress } from './mail.errors.js';
import { Mailer, type Mail } from './mailer.js';
import { SmtpSession } from './smtp-session.js';
import type { SmtpServer } from './smtp-url.js';

/** How long a server may take over a message. */
export const LONGEST_MAIL_MS = 20_000;
/** When the program ends, a mail that is under way has so long. */
const LAST_MAIL_MS = 3_000;

/** Sends mail through an SMTP server. */
export class SmtpMailer extends Mailer implements OnModuleDestroy {
  private readonly underWay = new Set<SmtpSession>();
  private isEnding = false;

  constructor(
    private readonly server: SmtpServer,
    private readonly from: string,
    private readonly longestMs = LONGEST_MAIL_MS,
  ) {
    super();
  }

  async send(mail: Mail): Promise<void> {
    const to = recipientOf(mail.to);
    if (to === undefined) throw new UndeliverableAddress();
    const message = this.compose(mail);
    const { from } = message.getEnvelope();
    const session = new SmtpSession(this.server, this.longestMs);
    this.underWay.add(session);
    if (this.isEnding) session.giveUp();
    try {
      await session.open();
      await session.send({ from, to: [to] }, message.createReadStream());
    } finally {
      this.underWay.delete(session);
      session.close();
    }
  }

  /** Before the consumers are stopped, which waits for the mail that is under way. */
  onModuleDestroy(): void {
    setTimeout(() => {
      this.isEnding = true;
      for (const session of this.underWay) session.giveUp();
    }, LAST_MAIL_MS).unref();
  }

  private compose({ to, subject, text, id }: Mail) {
    const domain = /@([^@>\s]+)>?$/.exec(this.from)![1]!;
    return new MailComposer({
      from: this.from,
      to: { name: '', address: to },
      subject,
      text,
      messageId: `<${id}@${domain}>`,
      // Keeps out-of-office notes and the like from being sent back.
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    }).compile();
  }
}
