import { isDeliverable, recipientOf } from './deliverable-address.js';

describe('an address', () => {
  it.each([
    ['someone@example.org', 'someone@example.org'],
    ["o'hara+x/y=z{|}~^?*$#&_-!%`@example.org", "o'hara+x/y=z{|}~^?*$#&_-!%`@example.org"],
    ['Some.One@EXAMPLE.org', 'Some.One@example.org'],
    ['someone@exämple.org', 'someone@xn--exmple-cua.org'],
    ['someone@straße.de', 'someone@xn--strae-oqa.de'],
    ['someone@xn--exmple-cua.org', 'someone@xn--exmple-cua.org'],
    [`${'x'.repeat(64)}@example.org`, `${'x'.repeat(64)}@example.org`],
  ])('that mail is delivered to: %s', (address, recipient) => {
    expect(isDeliverable(address)).toBe(true);
    expect(recipientOf(address)?.toLowerCase()).toBe(recipient.toLowerCase());
  });

  it.each([
    '\ud800@example.org',
    'someone@\udc00example.org',
    '"a b"@example.org',
    '"ab"@example.org',
    '"a@b"@example.org',
    '"a\\"b"@example.org',
    '"<x>"@example.org',
    'some"one"@example.org',
    'some(comment)one@example.org',
    'someone(comment)@example.org',
    'someone@(comment)example.org',
    'someone@[127.0.0.1]',
    'someone@[IPv6:::1]',
    'someone@127.0.0.1',
    'someone@example.org.',
    'someone@example..org',
    'someone@.example.org',
    'someone@localhost',
    'someone@ex_ample.org',
    'someone@-example.org',
    '.someone@example.org',
    'someone.@example.org',
    'some..one@example.org',
    'sömeone@example.org',
    '用户@example.org',
    'someone@exa\u00admple.org',
    'someone@exa\u200bmple.org',
    'someone@ﬀ.org',
    'someone@example.ＯＲＧ',
    'someone@xn--zzzzz99999.org',
    'one@example.org,two@example.org',
    'one@example.org two@example.org',
    '<someone@example.org>',
    'someone@example.org\r\nBcc: other@example.org',
    'someone@example.org\u0000',
    ' someone@example.org',
    `${'x'.repeat(65)}@example.org`,
    `x@${'y'.repeat(64)}.org`,
    `x@${'yyyyyyyyy.'.repeat(25)}org`,
  ])('that mail may not be delivered to: %j', (address) => {
    expect(isDeliverable(address)).toBe(false);
  });
});
