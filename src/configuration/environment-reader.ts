import { misspelt } from './misspelt.js';
import { currencies, currencyIn, IS_A_CURRENCY } from '../money/currencies.js';
import { MAX_MINOR_UNITS, type Currency } from '../money/money.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads variables one by one and gathers what is wrong with them. An empty one is as good as none. */
export class EnvironmentReader {
  readonly mistakes: string[] = [];
  private readonly names = new Set<string>();

  constructor(private readonly environment: Environment) {}

  text(name: string, otherwise: string): string {
    this.names.add(name);
    return this.environment[name]?.trim() || otherwise;
  }

  /** With the spaces at its ends; empty if there is none. */
  verbatim(name: string): string {
    this.text(name, '');
    return this.environment[name] ?? '';
  }

  number(name: string, otherwise: number, from = 1, to = 10_000_000): number {
    const text = this.text(name, String(otherwise));
    const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
    if (value >= from && value <= to) return value;
    return this.mistake(`${name} must be a whole number from ${from} to ${to}, not "${text}".`);
  }

  /** Minor units. */
  amount(name: string, otherwise: bigint): bigint {
    const text = this.text(name, String(otherwise));
    const value = /^\d{1,19}$/.test(text) ? BigInt(text) : 0n;
    if (value >= 1n && value <= MAX_MINOR_UNITS) return value;
    return this.mistake(`${name} must be a whole number of minor units from 1, not "${text}".`);
  }

  /** What `read` makes of the text; undefined if there is none. */
  optional<T>(name: string, read: (text: string) => T): T | undefined {
    const text = this.text(name, '');
    return text === '' ? undefined : this.attempt(name, () => read(text));
  }

  oneOf<T extends string>(name: string, values: readonly T[], otherwise: T): T {
    const text = this.text(name, otherwise);
    const value = values.find((each) => each === text.toLowerCase());
    return value ?? this.mistake(`${name} must be one of ${values.join(', ')}, not "${text}".`);
  }

  currency(name: string, otherwise: Currency): Currency {
    const text = this.text(name, otherwise);
    const currency = currencyIn(currencies, text);
    return currency ?? this.mistake(`${name} ${IS_A_CURRENCY}, not "${text}".`);
  }

  /** What `read` makes of it, or the mistake that its error tells: "must be ...". */
  attempt<T>(name: string, read: () => T): T {
    try {
      return read();
    } catch (error) {
      const { message } = error as Error;
      if (message.startsWith(name)) return this.mistake(message);
      return this.mistake(`${name}${message.startsWith('must ') ? '' : ':'} ${message}`);
    }
  }

  /** To be called when all has been read: what is nearly the name of what was read is a mistake. */
  refuseMisspelt(): void {
    const set = Object.keys(this.environment).filter((name) => this.environment[name]?.trim());
    for (const [name, right] of misspelt(set, this.names))
      this.mistakes.push(`${name} is no variable of the bank's: write ${right}.`);
  }

  private mistake(line: string): never {
    this.mistakes.push(line);
    return undefined as never;
  }
}
