import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: string;
  /** Header lines and text, as they came. */
  readonly content: string;
  readonly messageId: string;
}

/** A user and a password that somebody has logged in with, and whether under TLS. */
export interface Login {
  readonly user: string;
  readonly password: string;
  readonly secure: boolean;
}

/** A real SMTP server on 127.0.0.1 that keeps what it is sent, and can go away and come back. */
export class MailServer {
  readonly received: ReceivedMail[] = [];
  /** Recipients that are refused, each with the code of the reply; its text names the recipient. */
  readonly refused = new Map<string, number>();
  /** How often each recipient was asked for, and answered. */
  readonly asked = new Map<string, number>();
  /** Recipients that it never answers. */
  readonly unanswered = new Set<string>();
  readonly logins: Login[] = [];
  private server: SMTPServer | undefined;
  private port = 0;

  /** @param options by default it knows neither STARTTLS nor AUTH. */
  constructor(
    private readonly options: SMTPServerOptions = { disabledCommands: ['STARTTLS', 'AUTH'] },
  ) {}

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const server = new SMTPServer({
      ...this.options,
      closeTimeout: 500,
      onAuth: ({ username, password }, { secure }, done) => {
        this.logins.push({ user: String(username), password: String(password), secure });
        done(null, { user: username ?? '' });
      },
      onRcptTo: ({ address }, _, done) => {
        if (this.unanswered.has(address)) return;
        const responseCode = this.refused.get(address);
        this.asked.set(address, (this.asked.get(address) ?? 0) + 1);
        if (responseCode === undefined) return done();
        done(Object.assign(new Error(`5.1.1 <${address}> is not known here`), { responseCode }));
      },
      onData: (stream, { envelope }, done) => {
        let content = '';
        stream.on('data', (chunk: Buffer) => (content += chunk.toString()));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = envelope;
          this.received.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address).join(),
            content,
            messageId: /^Message-ID: (.+)$/im.exec(content)?.[1]?.trim() ?? '',
          });
          done();
        });
      },
    });
    server.on('error', () => undefined);
    const listening = server.listen(this.port, '127.0.0.1');
    await once(listening, 'listening');
    this.port = (listening.address() as AddressInfo).port;
    this.server = server;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => (this.server ? this.server.close(resolve) : resolve()));
    this.server = undefined;
  }

  /** What was sent to one address, in the order in which it came. */
  to(address: string): ReceivedMail[] {
    return this.received.filter(({ to }) => to === address);
  }
}
