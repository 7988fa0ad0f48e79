/** A file or a database that can't be imported or exported. `message` says why, and what to do. */
export class BackupError extends Error {}

/** What is wrong with a line of the file. */
export class BadLine extends BackupError {
  constructor(number: number, why: string, options?: ErrorOptions) {
    super(`Line ${number}: ${why}`, options);
  }
}
