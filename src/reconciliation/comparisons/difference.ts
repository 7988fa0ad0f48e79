/** What is told of each thing, in words, by its name: such as `account 1234` -> `20 EUR, open`. */
export type Figures = Iterable<readonly [subject: string, figure: string]>;

/** Something that is not what the event log says it should be. */
export interface Difference {
  /** The table or stream that differs. */
  readonly where: string;
  readonly subject: string;
  /** By the event log; `nothing` where it knows of no such thing. */
  readonly expected: string;
  readonly found: string;
}

const NOTHING = 'nothing';

/** Where two sets of figures are not the same. */
export function* differences(
  where: string,
  expected: Figures,
  found: Figures,
): Iterable<Difference> {
  const left = new Map(found);
  for (const [subject, figure] of expected) {
    const actual = left.get(subject) ?? NOTHING;
    left.delete(subject);
    if (actual !== figure) yield { where, subject, expected: figure, found: actual };
  }
  for (const [subject, figure] of left) yield { where, subject, expected: NOTHING, found: figure };
}
