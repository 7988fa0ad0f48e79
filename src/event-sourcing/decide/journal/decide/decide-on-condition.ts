import type { AnyAggregate, DomainCommand } from '../../aggregate.js';
import type { DomainEvent } from '../../../log/domain-event.js';
import { DomainError } from '../../domain-error.js';
import { isMet, VersionConditionFailed } from '../../version-condition.js';

interface Decided {
  readonly state: unknown;
  readonly version: number;
}

/**
 * What a command leads to on these streams, of which the first is the one that it is addressed to. A
 * condition does not matter where nothing is left to do, nor where there is nothing to begin with.
 *
 * @throws {VersionConditionFailed} @throws {DomainError} by the aggregate's own rules.
 */
export function decideOnCondition(
  aggregate: AnyAggregate,
  command: DomainCommand,
  streams: readonly [Decided, ...Decided[]],
): DomainEvent[] {
  const decide = () =>
    aggregate.decide(command, ...streams.map(({ state }) => state)) as DomainEvent[];
  const [{ version }] = streams;
  if (!command.condition || isMet(command.condition, version)) return decide();
  if (version === 0) decide();
  else if (leadsToNothing(decide)) return [];
  throw new VersionConditionFailed(version);
}

function leadsToNothing(decide: () => DomainEvent[]): boolean {
  try {
    return decide().length === 0;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
