/** A database that is there, and that no bank has ever been begun in. */
export class NoBankThere extends Error {
  constructor() {
    super(
      'There is no bank in the database that DATABASE_URL names. ' +
        'Correct it, or begin a bank there: start a server, or import an export.',
    );
  }
}
