import type { Browser, Locator, Page } from 'playwright-core';

/** What an operation answered, as the page shows it. */
export interface ShownAnswer {
  readonly status: number;
  readonly url: string;
  readonly body: string;
}

/** Swagger UI as somebody sees it who clicks through it. */
export class SwaggerUi {
  /** What the browser complained of, and what it could not load. */
  readonly complaints: string[] = [];

  private constructor(private readonly page: Page) {
    page.setDefaultTimeout(0);
    page.on('pageerror', ({ message }) => this.complaints.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  static async open(browser: Browser, url: string): Promise<SwaggerUi> {
    const ui = new SwaggerUi(await browser.newPage());
    await ui.page.goto(url);
    await ui.page.locator('.opblock').first().waitFor();
    return ui;
  }

  /** The ids of the operations, from the top down. */
  async operationIds(): Promise<string[]> {
    const ids: string[] = [];
    for (const operation of await this.page.locator('.opblock').all())
      ids.push((await operation.getAttribute('id'))!.split('-').at(-1)!);
    return ids;
  }

  /** What an operation's documented answers look like, row by row. */
  async documentedAnswers(operationId: string): Promise<{ status: string; text: string }[]> {
    const operation = await this.unfold(operationId);
    const rows = operation.locator('.responses-table:not(.live-responses-table) tr.response');
    await rows.first().waitFor();
    const found: { status: string; text: string }[] = [];
    for (const row of await rows.all())
      found.push({
        status: (await row.getAttribute('data-code'))!,
        text: (await row.textContent())!,
      });
    await this.fold(operation);
    return found;
  }

  /** Clicks "Try it out" and "Execute", with what is filled in, but for these. */
  async execute(
    operationId: string,
    fields: Readonly<Record<string, string>> = {},
    body?: string,
  ): Promise<ShownAnswer> {
    const operation = await this.unfold(operationId);
    await operation.locator('.try-out__btn').click();
    for (const [name, value] of Object.entries(fields))
      await operation.locator(`tr[data-param-name="${name}"] input`).fill(value);
    if (body !== undefined) await operation.locator('.body-param__text').fill(body);
    await operation.locator('.execute').click();
    const shown = operation.locator('.live-responses-table');
    const status = await shown.locator('tbody .response-col_status').innerText();
    const code = shown.locator('.response-col_description .highlight-code').first();
    const answer = {
      status: Number.parseInt(status),
      url: (await operation.locator('.request-url pre').innerText()).trim(),
      body: (await code.count()) ? await code.locator('code').innerText() : '',
    };
    await operation.locator('.try-out__btn.cancel').click();
    await this.fold(operation);
    return answer;
  }

  private async unfold(operationId: string): Promise<Locator> {
    const operation = this.page.locator(`.opblock[id$="-${operationId}"]`);
    await operation.locator('.opblock-summary').click();
    return operation;
  }

  private async fold(operation: Locator): Promise<void> {
    await operation.locator('.opblock-summary').click();
    await operation.locator('.opblock-body').waitFor({ state: 'detached' });
  }
}
