import type { Aggregate } from '../event-sourcing/decide/aggregate.js';
import type { OwnerCommand } from './domain/owner.commands.js';
import { ownerDecider, type Owner } from './domain/owner.decider.js';
import type { OwnerEvent } from './domain/owner.events.js';

const PREFIX = 'owner-';

export const ownerStream = (ownerId: string): string => `${PREFIX}${ownerId}`;

export const isOwnerStream = (streamId: string): boolean => streamId.startsWith(PREFIX);

/** One stream an owner who has had personal data erased. */
export const ownerAggregate = {
  ...ownerDecider,
  streams: ({ ownerId }) => [ownerStream(ownerId)],
  streamOf: ({ ownerId }) => ownerStream(ownerId),
  repeats: () => false,
  snapshots: {
    every: 100,
    schemaVersion: 1,
    encode: (owner) => JSON.stringify(owner),
    decode: (data) => JSON.parse(data) as Owner,
  },
} satisfies Aggregate<OwnerCommand, OwnerEvent, Owner>;
