/** A file or a database that can't be imported or exported. `message` says why, and what to do. */
export class BackupError extends Error {}

/** An import that nobody is to blame for did not come to its end. */
export class ImportInterrupted extends BackupError {}

const AGAIN =
  'Copy the file again, or export again with --to <file>, which no shell changes, and import that: ' +
  'the import goes on where it stopped.';

/** A file that is not whole, or not as it was written. */
export class BadFile extends BackupError {
  constructor(what: string, options?: ErrorOptions) {
    super(`${what.replace(/\.$/, '')}. ${AGAIN}`, options);
  }
}

/** What is wrong with a line of the file. */
export class BadLine extends BadFile {
  constructor(number: number, why: string, options?: ErrorOptions) {
    super(`Line ${number}: ${why}`, options);
  }
}
