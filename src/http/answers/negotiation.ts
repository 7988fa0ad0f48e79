import Negotiator from 'negotiator';
import { NotAcceptable } from '../problems/request.errors.js';

/** A form that an answer can take. */
export interface Representation {
  readonly mediaType: string;
  /** What else it may be asked for by: the media type with parameters. */
  readonly alsoAs: readonly string[];
}

/**
 * The one that an Accept header prefers, by its q-values; the first where it does not matter.
 *
 * @throws {NotAcceptable} if it wants none of them.
 */
export function preferred<Offer extends Representation>(
  accept: string | undefined,
  offers: readonly Offer[],
): Offer {
  const byName = new Map(
    offers.flatMap((offer) =>
      [offer.mediaType, ...offer.alsoAs].map((name) => [name, offer] as const),
    ),
  );
  const chosen = chosenOf(accept, [...byName.keys()]);
  const offer = chosen === undefined ? undefined : byName.get(chosen);
  if (!offer) throw new NotAcceptable(offers.map(({ mediaType }) => mediaType));
  return offer;
}

/**
 * An answer that has one form, or is empty, is nothing but a problem, if anything.
 *
 * @param contentTypes in full, with their parameters.
 * @throws {NotAcceptable} if an Accept header wants none of them.
 */
export function mustBeOffered(accept: string | undefined, contentTypes: readonly string[]): void {
  if (!accept || accept === '*/*' || chosenOf(accept, contentTypes) !== undefined) return;
  throw new NotAcceptable(contentTypes.map((each) => each.split(';', 1)[0]!));
}

const chosenOf = (accept: string | undefined, contentTypes: readonly string[]) =>
  new Negotiator({ headers: { accept: accept || undefined } }).mediaType([...contentTypes]);
