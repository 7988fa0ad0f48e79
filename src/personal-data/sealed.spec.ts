import { createSecretKey, randomBytes } from 'node:crypto';
import { parseDataKey } from './data-key.js';
import { NotReadable, seal, unseal } from './sealed.js';

const key = createSecretKey(randomBytes(32));
const address = Buffer.from('someone@example.org');

describe('sealed text', () => {
  it('opens with its key in its place, and never looks the same twice', () => {
    const sealed = seal(key, 'here', address);
    expect(unseal(key, 'here', sealed)).toEqual(address);
    expect(seal(key, 'here', address)).not.toBe(sealed);
    expect(sealed).toMatch(/^v1\.[\w-]+$/);
    expect(unseal(key, 'here', seal(key, 'here', Buffer.alloc(0)))).toHaveLength(0);
  });

  it('opens nowhere else and with no other key', () => {
    const sealed = seal(key, 'here', address);
    expect(() => unseal(key, 'there', sealed)).toThrow(NotReadable);
    expect(() => unseal(createSecretKey(randomBytes(32)), 'here', sealed)).toThrow(NotReadable);
  });

  it('does not open when any bit of it was changed, or some of it is missing', () => {
    const bytes = Buffer.from(seal(key, 'here', address).slice(3), 'base64url');
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes);
      changed[index]! ^= 1;
      expect(() => unseal(key, 'here', `v1.${changed.toString('base64url')}`)).toThrow(NotReadable);
      const shorter = bytes.subarray(0, index).toString('base64url');
      expect(() => unseal(key, 'here', `v1.${shorter}`)).toThrow(NotReadable);
    }
    for (const text of ['', 'v1.', 'v2.abc', address.toString()])
      expect(() => unseal(key, 'here', text)).toThrow(NotReadable);
  });
});

describe('a data key', () => {
  const bytes = randomBytes(32);

  it.each([
    ['hexadecimal', bytes.toString('hex')],
    ['HEXADECIMAL', bytes.toString('hex').toUpperCase()],
    ['base64', bytes.toString('base64')],
    ['base64url', bytes.toString('base64url')],
  ])('is read from %s', (_, text) => {
    expect(parseDataKey(text).key.export()).toEqual(bytes);
  });

  it('has an id that is its own and does not hold it', () => {
    const { id } = parseDataKey(bytes.toString('hex'));
    expect(id).toBe(parseDataKey(bytes.toString('base64')).id);
    expect(id).not.toBe(parseDataKey(randomBytes(32).toString('hex')).id);
    expect(bytes.toString('hex')).not.toContain(id);
  });

  it.each(['x', 'secret', 'a'.repeat(63), 'a'.repeat(65), 'ä'.repeat(43), '*'.repeat(43)])(
    'of another size or alphabet is refused: %s',
    (text) => {
      expect(() => parseDataKey(text)).toThrow(/^must be 32 bytes/);
    },
  );
});
