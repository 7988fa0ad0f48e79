import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { CommandContext } from './command-context.js';

const NONE: CommandContext = { metadata: {} };

/** Carries who and what a command is for along its asynchronous calls, into the events it leads to. */
@Injectable()
export class RequestContext {
  private readonly storage = new AsyncLocalStorage<CommandContext>();

  run<T>(context: CommandContext, work: () => T): T {
    return this.storage.run(context, work);
  }

  get current(): CommandContext {
    return this.storage.getStore() ?? NONE;
  }
}
