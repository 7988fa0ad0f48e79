/** Empty elements are passed over, as RFC 9110 wants it. */
const LIST = /^[\s,]*(?:(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"\s*(?:,[\s,]*|$))+$/;
const TAG = /(W\/)?("[\x21\x23-\x7e\x80-\xff]*")/g;

/** What an `If-Match` or `If-None-Match` names: `any` is written as `*`. */
export type EntityTags = 'any' | readonly EntityTag[];

export interface EntityTag {
  /** With its quotes. */
  readonly tag: string;
  readonly isWeak: boolean;
}

/** Undefined where it is not written as RFC 9110 has it. */
export function parseEntityTags(text: string): EntityTags | undefined {
  if (text.trim() === '*') return 'any';
  if (!LIST.test(text)) return undefined;
  return [...text.matchAll(TAG)].map(([, weak, tag]) => ({
    tag: tag!,
    isWeak: weak !== undefined,
  }));
}

/** By strong comparison: as what is about to be changed is compared. */
export const strong = (tags: readonly EntityTag[]): string[] =>
  tags.filter(({ isWeak }) => !isWeak).map(({ tag }) => tag);

/** By weak comparison: as what is about to be read is compared. */
export const weak = (tags: readonly EntityTag[]): string[] => tags.map(({ tag }) => tag);
