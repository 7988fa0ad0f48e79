/** As much of the driver's interface as is used here; elsewhere TypeORM uses it. */
declare module 'better-sqlite3' {
  interface Statement {
    readonly reader: boolean;
    all(...values: unknown[]): Record<string, string | number | bigint | null>[];
    run(...values: unknown[]): { readonly changes: number };
  }

  export default class Database {
    constructor(path: string);
    defaultSafeIntegers(on: boolean): this;
    pragma(text: string): unknown;
    exec(sql: string): this;
    prepare(sql: string): Statement;
    close(): this;
  }
}
