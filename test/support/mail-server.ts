import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: string;
  /** Header lines and text, as they came. */
  readonly content: string;
  readonly messageId: string;
}

/** A real SMTP server on 127.0.0.1 that keeps what it is sent, and can go away and come back. */
export class MailServer {
  readonly received: ReceivedMail[] = [];
  /** Recipients that are refused, each with the code of the reply; its text names the recipient. */
  readonly refused = new Map<string, number>();
  private server: SMTPServer | undefined;
  private port = 0;

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      closeTimeout: 500,
      onRcptTo: ({ address }, _, done) => {
        const responseCode = this.refused.get(address);
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
