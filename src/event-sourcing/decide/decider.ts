/**
 * The rules of one aggregate as pure functions: no clock, no chance, no I/O.
 *
 * `decide` gets the state of every stream that the command concerns (see `Aggregate.streams`), refuses
 * by throwing a `DomainError`, and answers with no events when there is nothing left to do.
 */
export interface Decider<Command, Event, State> {
  readonly initialState: State;
  decide(command: Command, ...states: State[]): Event[];
  evolve(state: State, event: Event): State;
}
