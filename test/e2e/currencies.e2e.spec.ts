import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CommandBus } from '@nestjs/cqrs';
import request from 'supertest';
import { OpenAccount } from '../../src/account/domain/account.commands.js';
import { AccountApi, openAccount, owner } from '../support/account-api.js';
import { at, readXml } from '../support/read-xml.js';
import { getStatement, XML } from '../support/statements.js';
import { onEachDatabase } from '../support/on-each-database.js';

onEachDatabase(
  'currencies',
  (app) => {
    it.each(['XCG', 'ZWG', 'SLE', 'jpy'])('an account is opened in %s', async (currency) => {
      const account = await openAccount(app().url, { currency });
      expect((await account.get()).body.currency).toBe(currency.toUpperCase());
    });

    it.each(['ANG', 'ZWL', 'BGN', 'HRK', 'XXX', 'XTS', 'XAU'])(
      'none is in %s',
      async (currency) => {
        const account = new AccountApi(app().url);
        const { body } = await account.open({ currency }).expect(400);
        const detail = 'must be a current ISO 4217 currency with a minor unit, such as EUR';
        expect(body.errors).toEqual([{ parameter: 'currency', detail }]);
        await account.get().expect(404);
      },
    );

    it('an account that is in one that was withdrawn goes on', async () => {
      const [account, other] = [await openedIn('ANG'), await openedIn('ANG')];
      await account.deposit(1_250).expect(204);
      await account.withdraw(50).expect(204);
      const { headers } = await account.transfer(other.id, 200).expect(204);
      expect((await account.get()).body).toMatchObject({ balance: 1_000, currency: 'ANG' });
      const listed = await request(app().url)
        .get('/api/accounts')
        .query({ currency: 'ang', minPosition: headers['log-position'] })
        .expect(200);
      const { items } = listed.body as { items: { accountId: string }[] };
      expect(items.map(({ accountId }) => accountId).sort()).toEqual([account.id, other.id].sort());
      const { text } = await getStatement(app().url, account.id, {}, XML);
      const amounts = at(readXml(text), 'BkToCstmrStmt/Stmt/Ntry/Amt');
      expect(amounts.map((amount) => [amount.attributes.Ccy, amount.text])).toEqual([
        ['ANG', '12.50'],
        ['ANG', '0.50'],
        ['ANG', '2.00'],
      ]);
      await account.withdraw(1_000).expect(204);
      await account.close().expect(204);
    });

    it('the document lists them', async () => {
      const { text } = await request(app().url).get('/openapi.json').expect(200);
      const { Currency, CurrencyOfAccounts } = (JSON.parse(text) as Document).components.schemas;
      expect(Currency?.enum).toEqual(expect.arrayContaining(['EUR', 'XCG', 'ZWG']));
      expect(Currency?.enum).not.toContain('ANG');
      expect(CurrencyOfAccounts?.enum).toEqual(expect.arrayContaining(['EUR', 'XCG', 'ANG']));
    });

    async function openedIn(currency: string): Promise<AccountApi> {
      const account = new AccountApi(app().url);
      const commands = app().app.get(CommandBus);
      await commands.execute(new OpenAccount(account.id, owner, currency));
      return account;
    }
  },
  { environment: { ROLE: 'all' } },
);

interface Document {
  readonly components: { readonly schemas: Readonly<Record<string, { enum: string[] }>> };
}

describe('the list of currencies', () => {
  const run = promisify(execFile);
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bank-currencies-'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const listOf = async (name: string, entries: readonly string[]) => {
    const path = join(folder, name);
    await writeFile(path, `<ISO_4217 Pblshd="2027-02-03"><T>${entries.join('')}</T></ISO_4217>`);
    return path;
  };
  const placeholders = (letter: string) =>
    Array.from({ length: 100 }, (_, index) => letter + String(index).padStart(2, '0'));
  const current = (code: string, digits = '2') =>
    `<CcyNtry><CtryNm>Somewhere</CtryNm><Ccy>${code}</Ccy><CcyMnrUnts>${digits}</CcyMnrUnts></CcyNtry>`;
  const past = (code: string) => `<HstrcCcyNtry><Ccy>${code}</Ccy></HstrcCcyNtry>`;
  const write = async (one: string, three: string) => {
    const to = join(folder, `${randomUUID()}.ts`);
    await run('node', ['scripts/currencies.mjs', '--to', to, one, three]);
    return readFile(to, 'utf8');
  };

  it('is made of those that are published, and forgets no currency nor its minor unit', async () => {
    const one = await listOf('one.xml', [
      ...placeholders('P').map((code) => current(code)),
      ...[current('EUR'), current('NEW', '3'), current('XXX', 'N.A.')],
      '<CcyNtry><CtryNm>ANTARCTICA</CtryNm></CcyNtry>',
    ]);
    const three = await listOf('three.xml', [...placeholders('Q'), 'EUR', 'JPY'].map(past));
    const text = await write(one, three);
    const [now, former] = text.split('former: {') as [string, string];
    expect(now).toContain("published: '2027-02-03'");
    expect(now).toMatch(/2: `\s+EUR P00 P01 /);
    expect(now).toMatch(/3: `\s+NEW`/);
    expect(now).not.toMatch(/JPY|XXX|USD|Q00/);
    expect(former).toMatch(/0: `[^`]*JPY/);
    expect(former).toMatch(/2: `[^`]*ANG[^`]*Q00[^`]*USD[^`]*XXX/);
    expect(former).not.toMatch(/EUR|NEW|P00/);
  });

  it('is not made of other files', async () => {
    const one = await listOf('one.xml', [current('EUR')]);
    const three = await listOf('three.xml', [past('DEM')]);
    await expect(write(one, three)).rejects.toThrow('are not the lists one and three of ISO 4217');
  });
});
