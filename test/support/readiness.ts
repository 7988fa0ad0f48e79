import { eventually } from './eventually.js';

interface Ready {
  readonly status: string;
  readonly position: number;
  readonly subscriptions: readonly {
    readonly name: string;
    readonly lag: number;
    readonly state: string;
  }[];
}

/** What a server says of itself. */
export async function readiness(url: string): Promise<{ code: number; body: Ready }> {
  const answer = await fetch(`${url}/health/ready`);
  return { code: answer.status, body: (await answer.json()) as Ready };
}

/** Until it is ready, and every consumer has come to the end of the log. */
export const untilAllIsWell = (url: string): Promise<void> =>
  eventually(async () => {
    const { code, body } = await readiness(url);
    expect([code, body.status]).toEqual([200, 'up']);
    for (const { name, lag, state } of body.subscriptions)
      expect([name, lag, state]).toEqual([name, 0, 'following']);
  });
