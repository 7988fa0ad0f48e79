import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AccountApi } from '../support/account-api.js';
import { camt053Errors } from '../support/camt053.js';
import { eventually } from '../support/eventually.js';
import { Guide } from '../support/guide.js';
import { openLog } from '../support/open-log.js';
import { commandsOf, readme } from '../support/readme.js';
import { readXml } from '../support/read-xml.js';
import type { Typed } from '../support/typed-shell.js';

/** What is not run here, and why. */
const LEFT_OUT: readonly (readonly [RegExp, string])[] = [
  [/^npm run demo$/, 'tells a story; it runs with the tests of what it does'],
  [/^npm ci && npm run build$/, 'is what npm start does first; start.e2e.spec.ts runs that'],
  [/^npm test$/, 'is what runs this'],
  [/^npm run bench/, 'takes minutes, and the machine to itself'],
  [/^npm run --silent$/, 'is a way of writing the others'],
  [/^npm run bank -- <command>$/, 'stands for the others'],
  [/^openssl rand/, 'makes a DATA_KEY, as this test has one; not every machine has it'],
  [/^ROLE=(api|consumers) /, 'runs for good; both do in consumers-role.e2e.spec.ts'],
  [/^docker compose up$/, 'needs Docker and its registry'],
  [/^Keep its hash elsewhere: 4711:/, 'is what verify says'],
  [/^(controller|event log) → /, 'is a drawing'],
];

const commands = commandsOf(readme);
const typed = commands.filter((command) => !LEFT_OUT.some(([known]) => known.test(command)));
/** What only reads can be asked again, also of another database. */
const reads = typed.filter((command) => /^curl (?!.*-X)/.test(command));

const [oldKey, newKey] = [1, 2].map(() => randomBytes(32).toString('base64')) as [string, string];
const ACCOUNT = '11111111-1111-4111-8111-111111111111';
const OTHER = '66666666-6666-4666-8666-666666666666';

let guide: Guide;
let readBefore: object[];
let hasMoved = false;
let depositPosition: string;

const json = <Body>({ body }: Typed) => JSON.parse(body) as Body;
const isJson = (answer: Typed, content: object) => {
  expect(answer.answered).toMatch(/^200 application\/json/);
  expect(json(answer)).toMatchObject(content);
};
const hasStatus = (status: number) => (answer: Typed) =>
  expect(answer.answered).toMatch(new RegExp(`^${status} `));
/** As the README shows an answer. */
const isShown = (text: string) =>
  expect(readme).toContain(
    text
      .replaceAll(/"(\d{4})\d{4}-[\d-]+"/g, '"$1…"')
      .replaceAll(/"position":\d+/g, '"position":…'),
  );
const printed = (pattern: RegExp) => (answer: Typed) => expect(answer.stdout).toMatch(pattern);

interface Known {
  readonly command: RegExp;
  /** Instead of typing it. */
  readonly instead?: () => Promise<void>;
  readonly before?: () => Promise<void>;
  readonly check?: (answer: Typed, command: string) => unknown;
}

const known: readonly Known[] = [
  {
    command: /^npm start$/,
    instead: async () => {
      if (!hasMoved) return guide.serve(guide.databaseUrl, oldKey);
      await guide.serve(guide.movedTo, newKey);
      await guide.settled();
      expect(await guide.answers(reads)).toEqual(readBefore);
    },
  },
  { command: /^A=/, check: ({ stdout }) => expect(stdout).toBe(ACCOUNT) },
  { command: /^B=/, check: ({ stdout }) => expect(stdout).toBe(OTHER) },
  { command: /^curl -i -X POST .*1111|^curl -i -X POST "[^"]*\$[AB]\?/, check: hasStatus(201) },
  {
    command: /^curl -i -X PUT "[^"]*deposit=4200/,
    check: async (answer, command) => {
      hasStatus(204)(answer);
      expect(answer.headers).not.toHaveProperty('idempotent-replayed');
      const again = await guide.type(command);
      hasStatus(204)(again);
      expect(again.headers).toMatchObject({
        'idempotent-replayed': 'true',
        'log-position': answer.headers['log-position'],
        etag: answer.headers.etag,
      });
    },
  },
  {
    command: /^curl -i "[^"]*\$A"$/,
    check: (answer) => {
      isJson(answer, { accountId: ACCOUNT, balance: 4200 });
      isShown(answer.body);
    },
  },
  {
    command: /^curl -i -X POST [^"]*\/api\/transactions/,
    check: async (answer, command) => {
      isJson(answer, { results: [{ balance: 4700 }, { balance: 4500 }] });
      isShown(answer.body.split('}')[0]!);
      const again = await guide.type(command);
      isJson(again, { results: [{ balance: 4700, replayed: true }, { replayed: true }] });
    },
  },
  { command: /^sleep 1$/ },
  {
    command: /^T=/,
    check: ({ stdout }) => expect(stdout).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  },
  {
    command: /account\/\$A\?asOf=\$T"$/,
    check: (answer) => isJson(answer, { accountId: ACCOUNT, balance: 4500 }),
  },
  {
    command: /account\/\$A\?version=2"$/,
    check: (answer) => isJson(answer, { accountId: ACCOUNT, balance: 4200 }),
  },
  {
    command: /ledger\?asOf=\$T"$/,
    check: (answer) =>
      isJson(answer, { currencies: [{ currency: 'EUR', balance: 4700, transactions: 4 }] }),
  },
  {
    command: /ledger\/trial-balance\?asOf=\$T"$/,
    check: (answer) => isJson(answer, { balanced: true }),
  },
  {
    command: /statement\?from=/,
    check: (answer) => {
      isJson(answer, { openingBalance: 0, closingBalance: 4500 });
      expect(json<{ movements: unknown[] }>(answer).movements).toHaveLength(3);
    },
  },
  {
    command: /text\/csv.*statement"$/,
    check: ({ answered, body }) => {
      expect(answered).toMatch(/^200 text\/csv/);
      expect(body.trimEnd().split('\r\n').length).toBeGreaterThan(3);
    },
  },
  {
    command: /application\/xml.*statement"$/,
    check: ({ answered, body }) => {
      expect(answered).toMatch(/^200 application\/xml/);
      expect(camt053Errors(readXml(body))).toEqual([]);
      expect(/xmlns="[^"]*(camt[^"]*)"/.exec(body)![1]).toBe(
        /camt\.053\.[\d.]+\d/.exec(readme)![0],
      );
    },
  },
  {
    command: /^curl -i -X PUT -H 'X-Correlation-Id: order 4711'/,
    check: (answer) => {
      hasStatus(204)(answer);
      expect(answer.headers['x-correlation-id']).toBe('order 4711');
      depositPosition = answer.headers['log-position']!;
    },
  },
  {
    command: /\/history"$/,
    check: (answer) => {
      const { items } = json<{ items: { position: number }[] }>(answer);
      const [change] = items.filter(({ position }) => position === Number(depositPosition));
      expect(change).toMatchObject({ type: 'deposited', correlationId: 'order 4711' });
    },
  },
  {
    command: /ledger\/entries\?accountId=\$A"$/,
    // What is read from a table follows at a short distance.
    check: (_, command) =>
      eventually(async () => {
        const { items } = json<{ items: { sourcePosition: number }[] }>(await guide.type(command));
        const [entry] = items.filter(
          ({ sourcePosition }) => sourcePosition === Number(depositPosition),
        );
        expect(entry).toMatchObject({ amount: 100, correlationId: 'order 4711' });
      }),
  },
  {
    command: /^curl -i -X POST '[^']*5555.*"notify"/s,
    check: hasStatus(201),
  },
  { command: /^curl -i -X DELETE .*\/personal-data"$/, check: hasStatus(204) },
  {
    command: /^npm run bank -- rotate-data-key$/,
    before: async () => {
      const account = new AccountApi(guide.url);
      await account.open({ owner: randomUUID() }, { notify: 'one@example.org' }).expect(201);
      await guide.serve(guide.databaseUrl, newKey, oldKey);
    },
    check: async (answer) => {
      printed(/^1 key from .*\nNone is left under DATA_KEY_PREVIOUS/m)(answer);
      await guide.serve(guide.databaseUrl, newKey);
    },
  },
  {
    command: /^npm run bank -- subscriptions$/,
    check: printed(/^NAME +KIND +POSITION +LAG/m),
  },
  {
    command: /^npm run bank -- parked list$/,
    check: printed(/^SUBSCRIPTION +POSITION +STATE/m),
  },
  {
    command: /^npm run bank -- rebuild --all$/,
    before: () => guide.settled(),
    check: printed(/^account_overview is rebuilt from \d+ events .*and live\.$/m),
  },
  {
    command: /^npm run bank -- rebuild account_overview --as-of \$T$/,
    check: async () =>
      expect((await pastOverview()).find(({ id }) => id === ACCOUNT)?.balance).toBe('4500'),
  },
  {
    command: /^npm run bank -- rebuild account_overview --drop$/,
    check: () =>
      expect(pastOverview()).rejects.toMatchObject({
        cause: { message: expect.stringContaining('account_overview_as_of') as unknown },
      }),
  },
  {
    command: /^npm run bank -- export > log\.ndjson$/,
    before: () => guide.settled(),
    check: () => endsWhole('log.ndjson', false),
  },
  {
    command: /^npm run bank -- export --with-owner-keys --to bank\.ndjson$/,
    before: async () => {
      await guide.settled();
      readBefore = await guide.answers(reads);
      await guide.stop();
    },
    check: ({ stderr }) => {
      guide.hash = keptHash(stderr);
      return endsWhole('bank.ndjson', true);
    },
  },
  {
    command: /^export DATABASE_URL=mysql:/,
    check: ({ stdout }) => expect(stdout).toBe(guide.movedTo),
  },
  {
    command: /^npm run bank -- import < bank\.ndjson$/,
    check: (answer) => {
      printed(/^Imported \d+ events/m)(answer);
      hasMoved = true;
    },
  },
  {
    command: /^npm run bank -- verify$/,
    check: ({ stdout }) => {
      guide.hash = keptHash(stdout);
    },
  },
  {
    command: /^npm run bank -- verify --expect 4711:[0-9a-f]{64}$/,
    check: printed(/^Keep its hash elsewhere: /m),
  },
];

const keptHash = (text: string) =>
  /^Keep its hash elsewhere: (\d+:[0-9a-f]{64})$/.exec(text.trimEnd().split('\n').at(-1)!)![1]!;

async function pastOverview(): Promise<{ id: string; balance: string }[]> {
  const { transactions, close } = await openLog(guide.databaseUrl);
  const sql = 'SELECT * FROM account_overview_as_of';
  const rows = await transactions.reads.query(sql).finally(close);
  return rows.map(({ account_id, balance }) => ({
    id: String(account_id),
    balance: String(balance),
  }));
}

async function endsWhole(name: string, withKeys: boolean): Promise<void> {
  const lines = (await readFile(join(guide.folder, name), 'utf8')).trimEnd().split('\n');
  expect(lines.at(-1)).toMatch(/^\{"kind":"end"/);
  const keys = lines.filter((line) => line.startsWith('{"kind":"ownerKey"'));
  // The key of the other owner has been destroyed.
  expect(keys).toHaveLength(withKeys ? 1 : 0);
}

(process.platform === 'win32' ? describe.skip : describe)("the README's guide", () => {
  beforeAll(async () => {
    guide = await Guide.begin();
  });
  afterAll(() => guide?.end());

  it.each(typed)('has a command that does what it says: %s', async (command) => {
    const fitting = known.filter((each) => each.command.test(command));
    expect(fitting).toHaveLength(1);
    const [{ instead, before, check }] = fitting as [Known];
    if (instead) return instead();
    await before?.();
    const answer = await guide.type(command);
    const { code, stdout, stderr } = answer;
    expect({ code, says: code === 0 ? '' : stdout + stderr }).toEqual({ code: 0, says: '' });
    await check?.(answer, command);
  });

  it.each([...known.map((each) => each.command), ...LEFT_OUT.map(([command]) => command)])(
    'still has what is known here: %s',
    (known) => {
      expect(commands.some((command) => known.test(command))).toBe(true);
    },
  );
});
