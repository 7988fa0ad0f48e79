import { createSecretKey, type KeyObject } from 'node:crypto';
import type { DataKey } from './data-key.js';
import { seal, unseal } from './sealed.js';

/** An owner's key as it is stored: it opens only with the data key, and as that owner's. */
export const wrap = ({ key }: DataKey, ownerId: string, ownerKey: KeyObject): string =>
  seal(key, placeOf(ownerId), ownerKey.export());

/** @throws {NotReadable} */
export const unwrap = ({ key }: DataKey, ownerId: string, wrapped: string): KeyObject =>
  createSecretKey(unseal(key, placeOf(ownerId), wrapped));

const placeOf = (ownerId: string) => `key of owner ${ownerId}`;
