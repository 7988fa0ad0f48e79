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

  constructor(
    private readonly url: string,
    connections = 64,
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

  private send(method: string, accountId: string, query: Record<string, string> = {}) {
    const path = `${this.url}/api/account/${accountId}?${new URLSearchParams(query)}`;
    return new Promise<Answer>((resolve, reject) => {
      const sent = request(path, { method, agent: this.agent }, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (body += chunk));
        response.on('error', reject);
        response.on('end', () => {
          const { statusCode: status = 0, headers } = response;
          const replayed = headers['idempotent-replayed'] === 'true';
          resolve({ status, headers, body, replayed });
        });
      });
      sent.on('error', reject);
      sent.end();
    });
  }
}
