import { createHash } from 'node:crypto';

/** What the examples of the OpenAPI document speak of: money goes from the first account to the second. */
export const exampleAccounts = {
  first: '123e4567-e89b-42d3-a456-426614174001',
  second: '123e4567-e89b-42d3-a456-426614174002',
  owner: '7d4440a4-9dc0-41d1-a5b0-000000000001',
} as const;

/** A transaction id for an example: always the same for one name, and another one for any other. */
export function exampleTransactionId(name: string): string {
  const hash = createHash('sha256').update(name).digest('hex');
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}
