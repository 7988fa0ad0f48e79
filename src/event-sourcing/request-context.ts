import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { Metadata } from './recorded-event.js';

/** Carries who and what a request is along its asynchronous calls, into the events that it leads to. */
@Injectable()
export class RequestContext {
  private readonly storage = new AsyncLocalStorage<Metadata>();

  run<T>(metadata: Metadata, work: () => T): T {
    return this.storage.run(metadata, work);
  }

  metadata(): Metadata {
    return this.storage.getStore() ?? {};
  }
}
