import type { Type } from '@nestjs/common';
import type { DiscoveryService } from '@nestjs/core';
import type { AggregateRegistry, CommandClass } from '../decide/aggregate-registry.js';

/** Under which `@CommandHandler` notes the command; `@nestjs/cqrs` does not export it. */
export const COMMAND_HANDLER_METADATA = '__commandHandler__';

/** A command that nobody handles. It would be found only when the first client gives it. */
export class CommandWithoutHandler extends Error {
  constructor({ name }: CommandClass) {
    super(
      `${name} has no handler: write a class with @CommandHandler(${name}), and name it among the providers ` +
        'of its module.',
    );
  }
}

/** @throws {CommandWithoutHandler} unless there is a provider that handles it, for each command of an aggregate. */
export function mustBeHandled(aggregates: AggregateRegistry, discovery: DiscoveryService): void {
  const handled = new Set(
    discovery.getProviders().map(({ metatype }) => handledBy(metatype as Type | null)),
  );
  for (const { commands } of aggregates.all())
    for (const command of commands)
      if (!handled.has(command)) throw new CommandWithoutHandler(command);
}

const handledBy = (provider: Type | null): unknown =>
  typeof provider === 'function' && Reflect.getMetadata(COMMAND_HANDLER_METADATA, provider);
