import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';

const CONCURRENT = 32;

/** The same for every contender and run; spread over the whole range, as random ones are. */
export function accountIds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const hex = createHash('md5').update(`account ${index}`).digest('hex');
    return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
  });
}

/** For a load generator to read: an id a line. */
export async function writeIds(file: string, ids: readonly string[]): Promise<void> {
  await writeFile(file, ids.join('\n') + '\n');
}

/** Opens them over HTTP. */
export async function openAccounts(url: string, ids: readonly string[], owner: string) {
  const waiting = ids.values();
  const work = async () => {
    for (const id of waiting) await send('POST', `${url}/api/account/${id}?owner=${owner}`);
  };
  await Promise.all(Array.from({ length: CONCURRENT }, work));
}

async function send(method: string, url: string): Promise<void> {
  const answer = await fetch(url, { method });
  const body = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${body}`);
}
