import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { certificate } from '../../test/support/certificate.js';
import { MailServer } from '../../test/support/mail-server.js';
import { until } from '../../test/support/until.js';
import {
  MailDeferred,
  MailRefused,
  MailServerUnreachable,
  UndeliverableAddress,
} from './mail.errors.js';
import { SmtpMailer } from './smtp-mailer.js';
import { parseSmtpUrl } from './smtp-url.js';

const mail = { to: 'someone@example.org', subject: 'Hello', text: 'Hello', id: '1' };
const LOGIN = 'bank:s%40cret@';

const mailerFor = (url: string, longestMs?: number) =>
  new SmtpMailer(parseSmtpUrl(url), 'bank@localhost', longestMs);

const withLogin = (url: string) => url.replace('//', `//${LOGIN}`);

/** Sends one mail; what the error says. */
async function failureOf(sent: Promise<void>, type: new (why: string) => Error): Promise<string> {
  const error: unknown = await sent.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(type);
  return (error as Error).message;
}

/** Goes on with `text` for ever, after a greeting. */
const talk = (greeting: string, text: string) => (socket: Socket) => {
  socket.write(greeting);
  const talking = setInterval(() => socket.write(text), 50);
  socket.on('close', () => clearInterval(talking));
};

describe('a mail server that never comes to the end', () => {
  let server: Server;
  let behave: (socket: Socket) => void;
  let sockets: Socket[];
  let url: string;

  beforeEach(async () => {
    sockets = [];
    server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined).resume();
      behave(socket);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });

  it.each([
    ['says nothing at all', () => undefined],
    ['greets, and falls silent', (socket: Socket) => void socket.write('220 welcome\r\n')],
    ['says a word now and then', talk('220 welcome\r\n', '250-and also\r\n')],
    ['is never done with one line', talk('', '2'.repeat(100))],
  ])('and %s is given up, and its connection is gone', async (_, behaviour) => {
    behave = behaviour;
    await failureOf(mailerFor(url, 300).send(mail), MailServerUnreachable);
    expect(sockets).toHaveLength(1);
    await until(async () => sockets[0]!.destroyed);
  });

  it('does not hold up the end of the program for long', async () => {
    behave = talk('220 welcome\r\n', '250-and also\r\n');
    const mailer = mailerFor(url, 60_000);
    const sent = mailer.send(mail);
    mailer.onModuleDestroy();
    expect(await failureOf(sent, MailServerUnreachable)).toMatch(/the program ends|in time/);
  });
});

describe('a mail server that takes mail', () => {
  const server = new MailServer();
  beforeAll(() => server.start());
  afterAll(() => server.stop());
  afterEach(() => {
    server.refused.clear();
    server.unanswered.clear();
    server.received.length = 0;
  });

  it.each([
    [450, MailDeferred],
    [421, MailDeferred],
    [550, MailRefused],
    [552, MailRefused],
  ])('and answers with %s: the error says so, and not for whom it was', async (code, type) => {
    server.refused.set(mail.to, code);
    const message = await failureOf(mailerFor(server.url).send(mail), type);
    expect(message).toContain(String(code));
    expect(message).not.toContain('someone');
  });

  it('and never answers to one recipient: others need not wait for that', async () => {
    server.unanswered.add(mail.to);
    const mailer = mailerFor(server.url, 500);
    expect(await failureOf(mailer.send(mail), MailDeferred)).toContain('no answer in time');
    await mailer.send({ ...mail, to: 'other@example.org' });
    expect(server.to('other@example.org')).toHaveLength(1);
  });

  it.each(["o'hara+x/y=z@example.org", 'a%b!c@example.org', 'Some.One@sub.example.org'])(
    'delivers to %s as it stands',
    async (to) => {
      await mailerFor(server.url).send({ ...mail, to });
      expect(server.received.map((each) => each.to)).toEqual([to]);
    },
  );

  it.each(['someone', 'a(comment)@example.org', 'one@example.org, two@example.org', ''])(
    'is not asked to deliver to %j, which was left in earlier times',
    async (to) => {
      const sent = mailerFor(server.url).send({ ...mail, to });
      await expect(sent).rejects.toThrow(UndeliverableAddress);
      expect(server.received).toEqual([]);
    },
  );
});

describe('the password of SMTP_URL', () => {
  const servers: MailServer[] = [];
  const start = async (options: ConstructorParameters<typeof MailServer>[0]) => {
    const server = new MailServer(options);
    servers.push(server);
    await server.start();
    return server;
  };
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop();
  });
  const plain = { disabledCommands: ['STARTTLS'], allowInsecureAuth: true };

  it('never travels in the clear: without STARTTLS no mail', async () => {
    const server = await start(plain);
    const message = await failureOf(
      mailerFor(withLogin(server.url)).send(mail),
      MailServerUnreachable,
    );
    expect(message).toContain('it offers no STARTTLS');
    expect(message).not.toContain('cret');
    expect([server.logins, server.received]).toEqual([[], []]);
  });

  it('is not sent to who has no certificate that is trusted', async () => {
    const server = await start({ ...certificate, allowInsecureAuth: true });
    const message = await failureOf(
      mailerFor(withLogin(server.url)).send(mail),
      MailServerUnreachable,
    );
    expect(message).toContain('SELF_SIGNED_CERT');
    expect([server.logins, server.received]).toEqual([[], []]);
  });

  it('may travel in the clear on this machine, if somebody says so', async () => {
    const server = await start(plain);
    await mailerFor(`${withLogin(server.url)}?allow-plain=true`).send(mail);
    expect(server.logins).toEqual([{ user: 'bank', password: 's@cret', secure: false }]);
    expect(server.received).toHaveLength(1);
  });

  it('is of no use to a server that takes none', async () => {
    const server = await start({ disabledCommands: ['STARTTLS', 'AUTH'] });
    const sent = mailerFor(`${withLogin(server.url)}?allow-plain=true`).send(mail);
    expect(await failureOf(sent, MailServerUnreachable)).toContain('it offers no login');
    expect(server.received).toEqual([]);
  });
});
