import { CreateOwnerKeys1763600000008 } from './1763600000008-create-owner-keys.js';
import { NameOwnerKeys1763600000011 } from './1763600000011-name-owner-keys.js';

/** Migrations of the bank's own tables, in their order. */
export const ownerKeysMigrations = [CreateOwnerKeys1763600000008, NameOwnerKeys1763600000011];
