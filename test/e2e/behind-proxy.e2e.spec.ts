import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { owner, type Answer } from '../support/account-api.js';
import { databases } from '../support/databases.js';
import { proxies } from '../support/proxy-programs.js';
import { ReverseProxy } from '../support/reverse-proxy.js';
import { startApp, type TestApp } from '../support/test-app.js';

const [database] = databases;

const bodyOf = async (sent: PromiseLike<Answer>) => (await sent).body;

interface Seen {
  readonly servers: readonly { readonly url: string }[];
}

/** How a service is seen from outside whose paths are below another one. */
const seen = (url: () => string, below: string, expected: { readonly server: string }) => {
  const get = (path: string) => request(url()).get(below + path);

  it('says where an account is', async () => {
    const path = `${below}/api/account/${randomUUID()}`;
    const { headers } = await request(url()).post(`${path}?owner=${owner}`).expect(201);
    expect(headers.location).toBe(path);
    await request(url()).get(headers.location!).expect(200);
  });

  it.each(['/api/nothing', '/api/account/x', `/api/account/${'1'.repeat(200)}`])(
    'names the path that was asked for: %s',
    async (path) => {
      const body = await bodyOf(get(path));
      expect(body.instance).toBe(below + path);
    },
  );

  it('says where the documentation is', async () => {
    const body = await bodyOf(get('/api/nothing').expect(404));
    expect(body.detail).toContain(`See ${below}/docs for`);
  });

  it('says in its document where the API is', async () => {
    const { body } = (await get('/openapi.json').expect(200)) as { body: Seen };
    expect(body.servers).toMatchObject([{ url: expected.server }]);
  });

  it.each(['/docs', '/docs/', '/docs/index.html'])(
    'has a Swagger UI that loads: %s',
    async (page) => {
      const { text } = await get(page).expect(200);
      const files = [...text.matchAll(/(?:src|href)="(\.\/[^"]+)"/g)].map(([, file]) => file!);
      expect(files.length).toBeGreaterThan(3);
      const address = new URL(url() + below + page);
      const paths = files.map((file) => new URL(file, address).pathname);
      for (const path of paths) await request(url()).get(path).expect(200);
      // The page's script looks for the document beside its own folder.
      const script = paths.find((path) => path.endsWith('page.js'))!;
      const { pathname } = new URL('../openapi.json', url() + script);
      expect(pathname).toBe(`${below}/openapi.json`);
    },
  );
};

describe('a service below a path', () => {
  const apps: TestApp[] = [];
  let databaseUrl: string;
  const start = async (environment: Readonly<Record<string, string>>) => {
    const app = await startApp(databaseUrl, { environment: { ROLE: 'api', ...environment } });
    apps.push(app);
    return app;
  };

  beforeAll(async () => {
    databaseUrl = await database!.createUrl();
    await start({ TRUST_PROXY: 'loopback' });
    await start({ BASE_PATH: '/whole' });
    await start({ TRUST_PROXY: '10.0.0.0/8, 192.168.1.1' });
  });

  afterAll(async () => {
    for (const app of apps) await app.close();
    await database!.drop(databaseUrl);
  });

  // Where there is none, the last lines of the run say so.
  const each = proxies.map((kind) => [`behind ${kind.name}`, kind] as const);
  for (const [title, kind] of each)
    describe(title, () => {
      let proxy: ReverseProxy;

      beforeAll(async () => {
        proxy = await ReverseProxy.start(kind, [new URL(apps[0]!.url), new URL(apps[1]!.url)]);
      });

      afterAll(() => proxy?.stop());

      describe('that takes it off and says so', () => {
        seen(() => proxy.url, '/bank', { server: 'https://bank.example/bank' });
      });

      describe('that leaves it to BASE_PATH', () => {
        seen(() => proxy.url, '/whole', { server: '/whole' });
      });
    });

  describe('by BASE_PATH alone', () => {
    seen(() => apps[1]!.url, '/whole', { server: '/whole' });

    it('names also a path that can not be read', async () => {
      const body = await bodyOf(request(apps[1]!.url).get('/whole/api/account/%zz').expect(400));
      expect(body.instance).toBe('/whole/api/account/%zz');
    });

    it('is served as well to a proxy that takes it off, and to probes', async () => {
      const path = `/api/account/${randomUUID()}`;
      const { headers } = await request(apps[1]!.url).post(`${path}?owner=${owner}`).expect(201);
      expect(headers.location).toBe(`/whole${path}`);
      await request(apps[1]!.url).get('/health/live').expect(200);
      await request(apps[1]!.url).get('/wholesale/health/live').expect(404);
    });
  });

  const forwarded = (app: TestApp, headers: Readonly<Record<string, string>>) =>
    request(app.url).get('/openapi.json').set(headers);
  const all = {
    'X-Forwarded-Prefix': '/evil',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Host': 'evil.example',
  };

  it('takes no word of who is not trusted', async () => {
    for (const app of [apps[1]!, apps[2]!]) {
      const { body } = (await forwarded(app, all).expect(200)) as { body: Seen };
      expect(body.servers).toMatchObject([{ url: app === apps[1] ? '/whole' : '/' }]);
      await forwarded(app, { 'X-Forwarded-Host': 'a b' }).expect(200);
    }
  });

  it.each([
    [{ 'X-Forwarded-Prefix': '/made-up, /bank/' }, '/bank'],
    [{ 'X-Forwarded-Prefix': '/' }, '/'],
    [{ 'X-Forwarded-Host': 'made.up, bank.example:8443' }, 'http://bank.example:8443'],
    [{ 'X-Forwarded-Proto': 'https', Host: 'bank.example' }, 'https://bank.example'],
    [{ 'X-Forwarded-Host': '[::1]:8443', 'X-Forwarded-Proto': 'https' }, 'https://[::1]:8443'],
    [all, 'https://evil.example/evil'],
  ])('takes the word of who is: %j', async (headers, url) => {
    const { body } = (await forwarded(apps[0]!, headers).expect(200)) as { body: Seen };
    expect(body.servers).toMatchObject([{ url }]);
  });

  it.each([
    ['X-Forwarded-Prefix', '//evil.example'],
    ['X-Forwarded-Prefix', '/a/../b'],
    ['X-Forwarded-Prefix', 'bank'],
    ['X-Forwarded-Prefix', 'https://evil.example/'],
    ['X-Forwarded-Host', 'a b'],
    ['X-Forwarded-Host', 'evil.example/path'],
    ['X-Forwarded-Proto', 'javascript'],
  ])('refuses what is wrong of it: %s: %s', async (header, value) => {
    const body = await bodyOf(forwarded(apps[0]!, { [header]: value }).expect(400));
    expect(body).toMatchObject({ code: 'invalid-parameters', errors: [{ parameter: header }] });
  });
});
