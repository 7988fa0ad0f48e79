import { databases } from './databases.js';
import { startApp, type TestApp, type TestAppOverrides } from './test-app.js';

/** A block of tests for every kind of database, each against the application on a fresh one. */
export function onEachDatabase(
  title: string,
  tests: (app: () => TestApp) => void,
  overrides?: TestAppOverrides,
): void {
  describe.each(databases.map((each) => [each.name, each] as const))(`${title}: %s`, (_, kind) => {
    let databaseUrl: string;
    let app: TestApp;

    beforeAll(async () => {
      databaseUrl = await kind.createUrl();
      // Without consumers, whose own events would stand between those that a test looks at.
      const environment = { ROLE: 'api', ...overrides?.environment };
      app = await startApp(databaseUrl, { ...overrides, environment });
    });

    afterAll(async () => {
      await app?.close();
      await kind.drop(databaseUrl);
    });

    tests(() => app);
  });
}
