import { ConfigurationMistakes } from '../configuration.js';

/** The operator has asked for what there is not. `message` says so in a line. */
export class Mistake extends Error {}

export const isMistake = (error: unknown): boolean =>
  error instanceof Mistake || error instanceof ConfigurationMistakes;
