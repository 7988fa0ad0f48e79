/** The parameters that a kind of URL may have: by name, what may stand after the `=`. */
export type Understood = Readonly<Record<string, string>>;

/** Other names for the same: those of other programs that such URLs come from. */
const ALSO_CALLED: Readonly<Record<string, string>> = { poolsize: 'connectionlimit' };

/** Capitals, `-` and `_` make no difference: `ssl-mode`, `sslMode` and `sslmode` are one. */
function plain(name: string): string {
  const text = name.toLowerCase().replaceAll(/[-_]/g, '');
  return ALSO_CALLED[text] ?? text;
}

/** The parameters of a URL, of which none is left unheard. */
export class UrlParameters {
  private readonly values = new Map<string, string>();

  /** @throws {Error} if there is one that is not understood, or one twice. Begins with "must". */
  constructor(parameters: readonly (readonly [string, string])[], understood: Understood) {
    const known = new Set(Object.keys(understood).map(plain));
    for (const [name, value] of parameters) {
      if (!known.has(plain(name)))
        throw new Error(`must not have ${shown(name)}; understood are ${listed(understood)}.`);
      if (this.values.has(plain(name))) throw new Error(`must not have ${shown(name)} twice.`);
      this.values.set(plain(name), value);
    }
  }

  text(name: string): string | undefined {
    return this.values.get(plain(name));
  }

  /** One of the values, in whatever capitals. */
  oneOf(name: string, values: readonly string[]): string | undefined {
    const text = this.text(name);
    const value = values.find((each) => each === text?.toLowerCase());
    if (text === undefined || value !== undefined) return value;
    throw new Error(`must have ${name}=${values.join('|')}, not "${text}".`);
  }

  whole(name: string, from: number, to: number): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (value >= from && value <= to) return value;
    throw new Error(`must have as ${name} a whole number from ${from} to ${to}, not "${text}".`);
  }

  /** An absolute path. */
  path(name: string): string | undefined {
    const text = this.text(name);
    if (text === undefined || text.startsWith('/')) return text;
    throw new Error(`must have as ${name} a path that begins with /, not "${text}".`);
  }
}

/** What does not look like a parameter may be the end of a password. */
const shown = (name: string): string =>
  /^[a-z][a-z0-9_-]{0,40}$/i.test(name) ? `a parameter ${name}` : 'such a parameter';

const listed = (understood: Understood): string =>
  Object.entries(understood)
    .map(([name, values]) => `${name}=${values}`)
    .join(', ');
