import { Logger } from '@nestjs/common';
import { Mailer, type Mail } from './mailer.js';

/** In the place of a mail server: tells that there was something to send, not to whom. */
export class LogMailer extends Mailer {
  private readonly logger = new Logger('Mail');

  async send({ subject, id }: Mail): Promise<void> {
    this.logger.log(`"${subject}" (${id}) is not sent, as there is no SMTP_URL`);
  }
}
