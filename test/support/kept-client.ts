import { Agent, request, type IncomingHttpHeaders } from 'node:http';

export interface KeptAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A client that keeps one connection, as long as the server has it so. */
export class KeptClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(private readonly url: string) {}

  send(method: string, path: string): Promise<KeptAnswer> {
    return new Promise((resolve, reject) => {
      const sent = request(this.url + path, { method, agent: this.agent }, (response) => {
        const { statusCode: status = 0, headers } = response;
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (body += chunk));
        response.on('error', reject);
        response.on('end', () => resolve({ status, headers, body }));
      });
      sent.on('error', reject);
      sent.end();
    });
  }

  disconnect(): void {
    this.agent.destroy();
  }
}
