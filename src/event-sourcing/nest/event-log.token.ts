/** Injection token of the `EventLog`. */
export const EVENT_LOG = Symbol('EventLog');
