import { parseSmtpUrl, type SmtpServer } from './smtp-url.js';

const NO_LOGIN = { login: undefined, plain: false };

describe('SMTP_URL', () => {
  it.each<[string, SmtpServer]>([
    ['smtp://mail', { host: 'mail', port: 587, secure: false, ...NO_LOGIN }],
    ['smtps://mail/', { host: 'mail', port: 465, secure: true, ...NO_LOGIN }],
    ['SMTP://mail:25', { host: 'mail', port: 25, secure: false, ...NO_LOGIN }],
    ['smtp://[::1]:25', { host: '::1', port: 25, secure: false, ...NO_LOGIN }],
    ['smtp://mäil.example', { host: 'xn--mil-qla.example', port: 587, secure: false, ...NO_LOGIN }],
    [
      'smtp://b%40nk:%2F%3F%23%25@mail?allow-plain=false',
      {
        ...NO_LOGIN,
        host: 'mail',
        port: 587,
        secure: false,
        login: { user: 'b@nk', pass: '/?#%' },
      },
    ],
  ])('%s', (url, server) => {
    expect(parseSmtpUrl(url)).toEqual(server);
  });

  it.each(['127.0.0.1', '127.1.2.3', 'localhost', 'LOCALHOST', '[::1]'])(
    'may say that on this machine, %s, no TLS is needed',
    (host) => {
      const server = parseSmtpUrl(`smtp://bank:secret@${host}:25?allow-plain=true`);
      expect(server).toMatchObject({ port: 25, login: { user: 'bank' }, plain: true });
    },
  );

  it.each([
    ['secret', 'be like'],
    ['http://secret', 'be like'],
    ['smtp:secret', 'be like'],
    ['smtp://', 'be like'],
    ['smtp://:25', 'be like'],
    ['smtp://secret host', 'be like'],
    ['smtp://mail:0', 'be like'],
    ['smtp://mail:65536', 'be like'],
    ['smtp://mail/secret', 'end after'],
    ['smtp://mail#secret', 'end after'],
    ['smtp://bank@mail', 'have both'],
    ['smtp://bank:@mail', 'have both'],
    ['smtp://:secret@mail', 'have both'],
    ['smtp://bank:%secret@mail', 'be percent-encoded'],
    ['smtp://mail?secret', 'have no parameter'],
    ['smtp://mail?requireTLS=false', 'have no parameter'],
    ['smtp://mail?tls.rejectUnauthorized=false', 'have no parameter'],
    ['smtp://mail?ignoreTLS=true', 'have no parameter'],
    ['smtp://127.0.0.1?allow-plain', 'have no parameter'],
    ['smtp://127.0.0.1?allow-plain=1', 'have no parameter'],
    ['smtp://127.0.0.1?allow-plain=true&allow-plain=true', 'have no parameter'],
    ['smtp://bank:secret@mail?allow-plain=true', 'not have allow-plain=true'],
    ['smtp://bank:secret@127.0.0.1.example.org?allow-plain=true', 'not have allow-plain=true'],
    ['smtp://bank:secret@localhost.example.org?allow-plain=true', 'not have allow-plain=true'],
  ])('%s is refused, in a line without what it says', (url, line) => {
    const refused = expect(() => parseSmtpUrl(url));
    refused.toThrow(new RegExp(`^must ${line}.*\\.$`));
    refused.not.toThrow(/secret/);
  });
});
