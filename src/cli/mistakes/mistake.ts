import { ConfigurationMistakes } from '../../configuration/configuration-mistakes.js';
import { NoBankThere } from '../../event-sourcing/database/database.errors.js';

/** The operator has asked for what there is not. `message` says so in a line. */
export class Mistake extends Error {}

/** What the command was given does not go together, or names nothing that there is: its usage helps. */
export class WrongUse extends Mistake {}

/** What was to be checked could not be: neither good nor bad. `message` says why in a line. */
export class NotChecked extends Error {}

export const isMistake = (error: unknown): boolean =>
  error instanceof Mistake ||
  error instanceof ConfigurationMistakes ||
  error instanceof NoBankThere;
