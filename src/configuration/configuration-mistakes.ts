/** The environment has mistakes; `message` has a line for each. */
export class ConfigurationMistakes extends Error {
  constructor(readonly mistakes: readonly string[]) {
    super(mistakes.join('\n'));
  }
}
