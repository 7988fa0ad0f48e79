import { Unreachable } from '../../event-sourcing/consume/policies/policy.errors.js';
import type { PolicyHandler } from '../../event-sourcing/consume/policies/policy-handler.js';
import { Subscription } from '../../event-sourcing/consume/subscriptions/subscription.decorator.js';
import { HandlesEvents } from '../../event-sourcing/consume/subscriptions/handles-events.js';
import { OwnerKeys } from '../../personal-data/owner-keys.js';
import { PersonalDataErased } from '../domain/owner.events.js';

/** Where the request did so already, there is nothing left to do; a newer key has another id. */
@Subscription({ name: 'destroy-key-when-personal-data-is-erased' })
@HandlesEvents(PersonalDataErased)
export class DestroyKeyWhenPersonalDataIsErased implements PolicyHandler<PersonalDataErased> {
  constructor(private readonly keys: OwnerKeys) {}

  async handle({ ownerId, keyId }: PersonalDataErased): Promise<void> {
    if (!(await this.keys.destroy(ownerId, keyId)))
      throw new Unreachable(
        "The key is gone from its table, but not from the database's files yet: they are being read.",
      );
  }
}
