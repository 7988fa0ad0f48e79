import { randomUUID } from 'node:crypto';
import { Agent, request, type IncomingHttpHeaders } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The operation had been done before. */
  readonly replayed: boolean;
}

type Amount = bigint | number;

/** A client of the bank's HTTP API that stays connected. A lost connection is an error, as it comes. */
export class BankClient {
  private readonly agent: Agent;

  /** @param patienceMs when it hangs up on a request; never if it is not given. */
  constructor(
    private readonly url: string,
    connections = 64,
    private readonly patienceMs?: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  open(accountId: string, currency = 'EUR'): Promise<Answer> {
    return this.send('POST', accountId, { owner: randomUUID(), currency });
  }

  deposit(accountId: string, amount: Amount, transactionId: string = randomUUID()) {
    return this.send('PUT', accountId, { deposit: String(amount), transactionId });
  }

  withdraw(accountId: string, amount: Amount, transactionId: string = randomUUID()) {
    return this.send('PUT', accountId, { withdraw: String(amount), transactionId });
  }

  transfer(from: string, to: string, amount: Amount, transactionId: string = randomUUID()) {
    return this.send('PUT', from, { transfer: to, amount: String(amount), transactionId });
  }

  close(accountId: string): Promise<Answer> {
    return this.send('DELETE', accountId);
  }

  get(accountId: string, query: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', accountId, query);
  }

  async balance(accountId: string, query: Record<string, string> = {}): Promise<number> {
    const { status, body } = await this.get(accountId, query);
    if (status !== 200) throw new Error(`${status} ${body}`);
    return (JSON.parse(body) as { balance: number }).balance;
  }

  disconnect(): void {
    this.agent.destroy();
  }

  /** Any request, with a JSON body or none. */
  call(method: string, path: string, body?: string): Promise<Answer> {
    const { agent, patienceMs } = this;
    const headers = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const signal = patienceMs === undefined ? undefined : AbortSignal.timeout(patienceMs);
    return new Promise<Answer>((resolve, reject) => {
      const sent = request(this.url + path, { method, agent, headers, signal }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('error', reject);
        response.on('end', () => {
          const { statusCode: status = 0, headers } = response;
          const replayed = headers['idempotent-replayed'] === 'true';
          resolve({ status, headers, body: text, replayed });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  private send(method: string, accountId: string, query: Record<string, string> = {}) {
    return this.call(method, `/api/account/${accountId}?${new URLSearchParams(query)}`);
  }
}
