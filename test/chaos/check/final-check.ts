import { bankProcess } from '../../support/bank-command.js';
import type { BankClient } from '../../support/bank-client.js';
import { checkDatabase } from '../../support/invariants.js';
import type { Findings } from '../findings.js';
import type { Ground } from '../ground/ground.js';
import type { Load } from '../load/load.js';
import { Feed } from './feed.js';

const MOST_TOLD = 5;

interface Row {
  readonly account: string;
  readonly debit: number;
  readonly credit: number;
}

interface TrialBalance {
  readonly position: number;
  readonly rows: readonly Row[];
}

/** Holds all that the bank has against all that it has said, while no customer asks for anything. */
export class FinalCheck {
  private readonly feed = new Feed();

  constructor(
    private readonly ground: Ground,
    private readonly load: Load,
    private readonly findings: Findings,
  ) {}

  async run(): Promise<void> {
    await this.compare();
    await this.load.settleDoubts();
    await this.compare();
    for (const { client, instance } of this.load.clients.doors)
      await this.compareBalances(client, instance.name);
    await this.compareLedger();
    await this.command('verify');
  }

  /** What needs no server any more, and takes the longest: a second book-keeping on the log itself, too. */
  async runAtRest(): Promise<void> {
    await this.command('reconcile');
    try {
      const bank = await checkDatabase(this.ground.databaseUrl);
      for (const [id, { balance }] of this.feed.accounts)
        if (bank.balance(id) !== BigInt(balance))
          this.findings.report('log and feed differ', `${id}: ${bank.balance(id)}, ${balance}`);
    } catch (error) {
      this.findings.report('the log is wrong', (error as Error).message);
    }
  }

  private async compare(): Promise<void> {
    await this.feed.readOn(this.load.clients.anyDoor().client);
    const wrong = [...this.feed.wrong.splice(0), ...this.load.book.contradictions(this.feed)];
    for (const each of wrong.slice(0, MOST_TOLD))
      this.findings.report(`the feed tells otherwise: ${each.split(':')[0]!}`, each);
  }

  private async compareBalances(bank: BankClient, name: string): Promise<void> {
    const probed = this.load.probers.map(({ account }) => account);
    for (const [id, { balance, isOpen, version }] of this.feed.accounts) {
      if (!isOpen || probed.includes(id)) continue;
      const { status, headers, body } = await bank.get(id);
      const shown = status === 200 && (JSON.parse(body) as { balance: number }).balance;
      if (shown !== balance || headers.etag !== `"${version}"`)
        this.findings.report(
          'an account is not what its changes come to',
          `${name}: ${id} should have ${balance} at version ${version}: ${status} ${headers.etag} ${body}`,
        );
    }
  }

  /** The ledger holds what all accounts held at the position that it has come to. */
  private async compareLedger(): Promise<void> {
    const { client } = this.load.clients.anyDoor();
    const { status, body } = await client.call('GET', '/api/ledger/trial-balance');
    const { position, rows = [] } = JSON.parse(body) as Partial<TrialBalance>;
    await this.feed.readOn(client);
    const sum = (of: readonly Row[]) => of.reduce((all, each) => all + each.credit - each.debit, 0);
    const held = sum(rows.filter(({ account }) => account === 'customers'));
    const expected = position === undefined ? undefined : this.feed.totalAt(position);
    if (sum(rows) !== 0 || held !== expected)
      this.findings.report('the ledger is not the accounts', `${expected}: ${status} ${body}`);
  }

  private async command(name: 'verify' | 'reconcile'): Promise<void> {
    const { code, stdout, stderr } = await bankProcess(this.ground.databaseUrl, name);
    if (code !== 0)
      this.findings.report(`bank ${name} ends with ${code}`, `${stdout}${stderr}`.slice(-2_000));
  }
}
