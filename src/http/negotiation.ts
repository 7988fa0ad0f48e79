import Negotiator from 'negotiator';
import { NotAcceptable } from './request.errors.js';

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
  const chosen = new Negotiator({ headers: { accept: accept || undefined } }).mediaType([
    ...byName.keys(),
  ]);
  const offer = chosen === undefined ? undefined : byName.get(chosen);
  if (!offer) throw new NotAcceptable(offers.map(({ mediaType }) => mediaType));
  return offer;
}
