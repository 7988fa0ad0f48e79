/** Where a list goes on: on one side of a row, whose key it names. */
export type Place<Key> = { readonly above: Key } | { readonly below: Key };

/** Places of a list: opaque to clients, and of no use on another list. */
export class Cursors<Key extends string | number> {
  /** @param keyOf reads a key of the list's rows; undefined if the text is none. */
  constructor(
    private readonly list: string,
    private readonly keyOf: (text: string) => Key | undefined,
  ) {}

  write(place: Place<Key>): string {
    const text = 'above' in place ? String(place.above) : `<${place.below}`;
    return Buffer.from(`${this.list}:${text}`).toString('base64url');
  }

  /** The place in a cursor; undefined if it is none of this list. */
  read(cursor: string): Place<Key> | undefined {
    const text = Buffer.from(cursor, 'base64url').toString();
    const [, list, below, keyText] = /^([^:]*):(<?)(.*)$/s.exec(text) ?? [];
    const key = list === this.list ? this.keyOf(keyText!) : undefined;
    if (key === undefined) return undefined;
    const place = below ? { below: key } : { above: key };
    // Decoding overlooks what does not belong there.
    return this.write(place) === cursor ? place : undefined;
  }
}

/** For lists whose key is a position or a version. */
export function wholeNumber(text: string): number | undefined {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
