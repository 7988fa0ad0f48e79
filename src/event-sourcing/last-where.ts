/**
 * The last number from 1 to `limit` for which `holds`, found by halving: it must hold for all before and
 * for none after. 0 if it holds for none.
 */
export async function lastWhere(
  limit: number,
  holds: (number: number) => Promise<boolean>,
): Promise<number> {
  let [found, above] = [0, limit + 1];
  while (above - found > 1) {
    const middle = Math.floor((found + above) / 2);
    if (await holds(middle)) found = middle;
    else above = middle;
  }
  return found;
}
