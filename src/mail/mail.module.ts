import { Module, type DynamicModule } from '@nestjs/common';
import type { Deferral } from '../event-sourcing/consume/policies/deferral.js';
import { LogMailer } from './log-mailer.js';
import { Mailer } from './mailer.js';
import { SmtpMailer } from './smtp-mailer.js';
import type { SmtpServer } from './smtp-url.js';

export interface MailOptions {
  /** Without it mail is only logged. */
  readonly server?: SmtpServer;
  /** The sender, as `Bank <bank@example.org>` or the bare address. */
  readonly from: string;
  /** How long the server may take over a message, in milliseconds. */
  readonly longestMs: number;
  /** How mail is tried again that the server does not take yet. */
  readonly deferral: Deferral;
}

/** Injection token of the `Deferral` of mail. */
export const MAIL_DEFERRAL = Symbol('Deferral of mail');

@Module({})
export class MailModule {
  static forRoot({ server, from, longestMs, deferral }: MailOptions): DynamicModule {
    const useFactory = () => (server ? new SmtpMailer(server, from, longestMs) : new LogMailer());
    return {
      module: MailModule,
      global: true,
      providers: [
        { provide: Mailer, useFactory },
        { provide: MAIL_DEFERRAL, useValue: deferral },
      ],
      exports: [Mailer, MAIL_DEFERRAL],
    };
  }
}
