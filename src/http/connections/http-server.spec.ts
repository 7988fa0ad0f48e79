import { HttpAdapter } from '../http-adapter.js';
import { defaultHttpSettings } from './http.settings.js';

describe('the HTTP server', () => {
  it('has all the bounds that are meant, whatever Fastify makes of them', () => {
    expect(new HttpAdapter(defaultHttpSettings).getInstance().server).toMatchObject({
      headersTimeout: 30_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 72_000,
      connectionsCheckingInterval: 1_000,
      timeout: 0,
      maxConnections: 10_000,
    });
  });
});
