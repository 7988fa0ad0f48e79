import type { DataKey } from './data-key.js';
import { DataKeyMismatch } from './personal-data.errors.js';

/** The key that owners' keys are wrapped by, and while it is changed, the one that they were wrapped by. */
export interface DataKeys {
  readonly current: DataKey;
  readonly previous?: DataKey;
}

/** @throws {DataKeyMismatch} if it is neither of them. */
export function dataKeyById({ current, previous }: DataKeys, id: string): DataKey {
  const found = [current, previous].find((key) => key?.id === id);
  if (!found) throw new DataKeyMismatch();
  return found;
}
