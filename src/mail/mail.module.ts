import { Module, type DynamicModule } from '@nestjs/common';
import { LogMailer } from './log-mailer.js';
import { Mailer } from './mailer.js';
import { SmtpMailer } from './smtp-mailer.js';

export interface MailOptions {
  /** `smtp://user:password@host:port`, or `smtps:`; without it mail is only logged. */
  readonly smtpUrl?: string;
  /** The sender, as `Bank <bank@example.org>` or the bare address. */
  readonly from: string;
}

@Module({})
export class MailModule {
  static forRoot({ smtpUrl, from }: MailOptions): DynamicModule {
    const useFactory = () => (smtpUrl ? new SmtpMailer(smtpUrl, from) : new LogMailer());
    return {
      module: MailModule,
      global: true,
      providers: [{ provide: Mailer, useFactory }],
      exports: [Mailer],
    };
  }
}
