import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { MailServerUnreachable } from './mail.errors.js';
import { SmtpMailer } from './smtp-mailer.js';

const mail = { to: 'someone@example.org', subject: 'Hello', text: 'Hello', id: '1' };

describe('a mail server that says a word now and then, and never comes to the end', () => {
  let server: Server;
  /** Of mails that were given up: nodemailer goes on listening to a server that talks. */
  let sockets: Socket[];
  let url: string;

  beforeEach(async () => {
    sockets = [];
    server = createServer((socket) => {
      sockets.push(socket);
      const talking = setInterval(() => socket.write('250-and also\r\n'), 100);
      socket.on('error', () => undefined).on('close', () => clearInterval(talking));
      socket.write('220 welcome\r\n');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });

  it('is given up', async () => {
    const started = performance.now();
    const sent = new SmtpMailer(url, 'bank@localhost', 500).send(mail);
    await expect(sent).rejects.toThrow(MailServerUnreachable);
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('does not hold up the end of the program for long', async () => {
    const mailer = new SmtpMailer(url, 'bank@localhost');
    const sent = mailer.send(mail);
    mailer.onModuleDestroy();
    await expect(sent).rejects.toThrow(MailServerUnreachable);
  });
});
