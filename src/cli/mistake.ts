/** The operator has asked for what there is not. `message` says so in a line. */
export class Mistake extends Error {}
