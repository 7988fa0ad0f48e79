import request from 'supertest';
import type { Browser } from 'playwright-core';
import { noBrowser, startBrowser } from '../support/browser.js';
import { databases } from '../support/databases.js';
import { SwaggerUi } from '../support/swagger-ui.js';
import { startApp, type TestApp } from '../support/test-app.js';

const ABOVE_2_53 = '9007199254740993';
const OTHER = '123e4567-e89b-42d3-a456-42661417400f';

describe('the documentation page', () => {
  const [database] = databases;
  let databaseUrl: string;
  let app: TestApp;

  beforeEach(async () => {
    databaseUrl = await database!.createUrl();
    app = await startApp(databaseUrl);
  });
  afterEach(async () => {
    await app.close();
    await database!.drop(databaseUrl);
  });

  it.each(['/docs', '/docs/', '/docs/index.html'])('has all that it needs at %s', async (path) => {
    const { text } = await request(app.url).get(path).expect(200).expect('Content-Type', /html/);
    const files = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file!);
    expect(files).toHaveLength(4);
    for (const file of files) {
      const { pathname } = new URL(file, `${app.url}${path}`);
      await request(app.url).get(pathname).expect(200);
    }
  });

  it.each(['package.json', 'LICENSE', 'swagger-ui.js', 'swagger-ui-bundle.js.map', 'index.js'])(
    'serves nothing else of the package: %s',
    async (file) => {
      await request(app.url).get(`/docs/${file}`).expect(404);
    },
  );

  const inBrowser = noBrowser ? describe.skip : describe;

  inBrowser('in a browser', () => {
    let browser: Browser;

    beforeAll(async () => {
      browser = await startBrowser();
    });
    afterAll(() => browser.close());

    it('has examples that succeed as they stand, from opening an account to closing it', async () => {
      const ui = await SwaggerUi.open(browser, `${app.url}/docs/index.html`);
      const answers: [string, number][] = [];
      for (const id of await ui.operationIds()) answers.push([id, (await ui.execute(id)).status]);
      expect(answers.slice(0, 9)).toEqual([
        ['openAccount', 201],
        ['depositMoney', 204],
        ['getAccount', 200],
        ['transferMoney', 204],
        ['withdrawMoney', 204],
        ['executeTransactions', 200],
        ['getAccountStatement', 200],
        ['listAccountHistory', 200],
        ['closeAccount', 204],
      ]);
      expect(answers.filter(([, status]) => status >= 300)).toEqual([]);
      expect(ui.complaints).toEqual([]);
    }, 1_800_000);

    it('sends and shows amounts above 2^53 exactly', async () => {
      const ui = await SwaggerUi.open(browser, `${app.url}/docs`);
      const accountId = OTHER;
      await ui.execute('openAccount', { accountId });
      const { url } = await ui.execute('depositMoney', { accountId, amount: ABOVE_2_53 });
      expect(url).toContain(ABOVE_2_53);
      const operation =
        `{"type": "deposit", "accountId": "${accountId}", "amount": ${ABOVE_2_53}, ` +
        '"transactionId": "44444444-4444-4444-8444-444444444444"}';
      const bulk = await ui.execute(
        'executeTransactions',
        {},
        `{"atomic": true, "operations": [${operation}]}`,
      );
      expect(bulk.body).toContain(`"balance": ${2n * BigInt(ABOVE_2_53)},`);
      const { body } = await ui.execute('getAccount', { accountId });
      expect(body).toContain(`"balance": ${2n * BigInt(ABOVE_2_53)},`);
    });

    it('shows the success of an operation first, and its errors in a line each', async () => {
      const ui = await SwaggerUi.open(browser, `${app.url}/docs`);
      const [first, ...others] = await ui.documentedAnswers('depositMoney');
      expect(first).toMatchObject({ status: '204' });
      expect(others.map(({ status }) => status)).toEqual(
        expect.arrayContaining(['400', '404', '409', '422', '503']),
      );
      for (const { text } of others) expect(text.length).toBeLessThan(100);
    });
  });
});
