/** Where a list goes on: opaque to clients, and of no use on another list. */
export class Cursors<Key extends string | number> {
  /** @param keyOf reads a key of the list's rows; undefined if the text is none. */
  constructor(
    private readonly list: string,
    private readonly keyOf: (text: string) => Key | undefined,
  ) {}

  /** The cursor of what follows the row with this key. */
  write(key: Key): string {
    return Buffer.from(`${this.list}:${key}`).toString('base64url');
  }

  /** The key in a cursor; undefined if it is none of this list. */
  read(cursor: string): Key | undefined {
    const text = Buffer.from(cursor, 'base64url').toString();
    const prefix = `${this.list}:`;
    const key = text.startsWith(prefix) ? this.keyOf(text.slice(prefix.length)) : undefined;
    // Decoding overlooks what does not belong there.
    return key !== undefined && this.write(key) === cursor ? key : undefined;
  }
}

/** For lists whose key is a position or a version. */
export function wholeNumber(text: string): number | undefined {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
