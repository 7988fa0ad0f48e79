import { parseBasePath, parseTrustedProxies } from './outside.settings.js';

describe('a base path', () => {
  it.each([
    ['/bank', '/bank'],
    ['/bank/', '/bank'],
    ['/', ''],
    ['/a/b-c_d.e~1', '/a/b-c_d.e~1'],
  ])('may be %s', (text, path) => expect(parseBasePath(text)).toBe(path));

  it.each([
    'bank',
    '//bank',
    '/a//b',
    '/..',
    '/a/../b',
    '/./a',
    '/a b',
    '/a?b',
    '/%41',
    `/${'a'.repeat(256)}`,
  ])('must not be %s', (text) =>
    expect(() => parseBasePath(text)).toThrow(/^must be a path such as \/bank/),
  );
});

describe('trusted proxies', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1', true],
    ['127.0.0.1', '::ffff:127.0.0.1', true],
    ['loopback', '::1', true],
    ['10.0.0.7, 192.168.1.0/24', '192.168.1.200', true],
    ['10.0.0.7, 192.168.1.0/24', '192.168.2.1', false],
    ['10.0.0.7', '127.0.0.1', false],
  ])('%s: %s is one of them: %s', (text, address, isOne) =>
    expect(parseTrustedProxies(text)(address)).toBe(isOne),
  );

  it.each(['true', '1', 'nginx', '10.0.0', '10.0.0.0/33', '10.0.0.1,', '*'])('are not %s', (text) =>
    expect(() => parseTrustedProxies(text)).toThrow(/^must be addresses or networks/),
  );
});
