import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { DataSource } from 'typeorm';
import { accountWithDeposits } from '../support/account-in-log.js';
import { openAccount } from '../support/account-api.js';
import { onEachDatabase } from '../support/on-each-database.js';
import { CSV, getStatement, readStatement, XML } from '../support/statements.js';
import { until } from '../support/until.js';

const MOVEMENTS = 25_000;
const PAGES = 26;

const errors: unknown[] = [];
const silent = () => undefined;
const logger = { log: silent, warn: silent, error: (error: unknown) => void errors.push(error) };

onEachDatabase(
  'a long statement',
  (app) => {
    let accountId: string;
    let reads: jest.SpiedFunction<ReturnType<typeof app>['log']['readStream']>;

    beforeAll(async () => {
      accountId = await accountWithDeposits(app().app, MOVEMENTS);
    });

    beforeEach(() => {
      reads = jest.spyOn(app().log, 'readStream');
      errors.length = 0;
    });

    afterEach(() => reads.mockRestore());

    const largest = () => Math.max(...reads.mock.calls.map(([, , limit]) => limit));
    /** Besides what is read to know the balances. */
    const pagesRead = () =>
      reads.mock.calls.filter(([, , , upTo]) => upTo?.version !== undefined).length;
    const server = () => app().app.getHttpServer();
    /** Asks for the statement as XML, and takes no more of the answer than its beginning. */
    async function begin(): Promise<{ socket: Socket; atServer: Socket }> {
      const { hostname, port } = new URL(app().url);
      const accepted = once(server(), 'connection');
      const socket = connect(Number(port), hostname);
      socket.write(
        `GET /api/account/${accountId}/statement HTTP/1.1\r\nHost: x\r\n` +
          `Accept: ${XML}\r\nConnection: close\r\n\r\n`,
      );
      await once(socket, 'readable');
      const [atServer] = (await accepted) as [Socket];
      return { socket, atServer };
    }

    it('comes whole', async () => {
      const statement = await readStatement(app().url, accountId);
      expect(statement).toMatchObject({ openingBalance: 0, closingBalance: MOVEMENTS });
      expect(statement.movements).toHaveLength(MOVEMENTS);
      const csv = await getStatement(app().url, accountId, {}, CSV);
      expect(csv.text.split('\r\n')).toHaveLength(MOVEMENTS + 4);
      const xml = await getStatement(app().url, accountId, {}, XML);
      expect(xml.text.split('<Ntry>')).toHaveLength(MOVEMENTS + 1);
      expect(largest()).toBeLessThanOrEqual(1_000);
    });

    it('is read no faster than it is taken', async () => {
      const { id } = await openAccount(app().url);
      const { socket } = await begin();
      // The server has turns enough to read on, if it did.
      for (let n = 0; n < 50; n++) await fetch(`${app().url}/api/account/${id}`);
      expect(pagesRead()).toBeLessThan(PAGES);
      let text = '';
      socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      await once(socket, 'close');
      expect(text).toContain('</Document>');
      expect(pagesRead()).toBe(PAGES);
    });

    it('is read no further when the client has gone', async () => {
      const { socket, atServer } = await begin();
      socket.destroy();
      await until(() => atServer.closed);
      const before = pagesRead();
      expect(before).toBeLessThan(PAGES);
      const { id } = await openAccount(app().url);
      for (let n = 0; n < 20; n++) await fetch(`${app().url}/api/account/${id}`);
      expect(pagesRead()).toBe(before);
      expect(errors).toEqual([]);
    });

    describe('that the log contradicts', () => {
      const change = async (sql: string) => {
        await app().app.get(DataSource).query(sql);
      };
      const inStream = (version: number) =>
        `stream_id = 'account-${accountId}' AND version = ${version}`;
      const data = (balance: number) =>
        JSON.stringify({ accountId, amount: '1', balance: String(balance), currency: 'EUR' });

      it('breaks off, and says why in the log', async () => {
        await change(`UPDATE events SET data = '${data(9)}' WHERE ${inStream(12_345)}`);
        await expect(getStatement(app().url, accountId)).rejects.toThrow('terminated');
        expect(errors.map(String)).toEqual([
          expect.stringContaining('version 12345 the movements come to 12344, but 9 is recorded'),
        ]);
        await change(`UPDATE events SET data = '${data(12_344)}' WHERE ${inStream(12_345)}`);
        expect((await getStatement(app().url, accountId)).status).toBe(200);
      });

      it('is refused where it does so at the beginning', async () => {
        await change(`UPDATE events SET data = '${data(9)}' WHERE ${inStream(3)}`);
        const { status, headers, text } = await getStatement(app().url, accountId, {}, CSV);
        expect(status).toBe(500);
        expect(JSON.parse(text)).toMatchObject({ code: 'internal-error' });
        expect(headers['content-disposition']).toBeUndefined();
        await change(`UPDATE events SET data = '${data(2)}' WHERE ${inStream(3)}`);
      });

      it('breaks off where the closing balance is another than the movements come to', async () => {
        const account = await openAccount(app().url);
        const { id } = account;
        for (let n = 0; n < 60; n++) await account.deposit(1).expect(204);
        expect((await readStatement(app().url, id)).closingBalance).toBe(60);
        await change(
          `UPDATE snapshots SET state = REPLACE(state, '"minorUnits":"', '"minorUnits":"1')
           WHERE stream_id = 'account-${id}'`,
        );
        await expect(getStatement(app().url, id)).rejects.toThrow('terminated');
        expect(errors.map(String)).toEqual([expect.stringContaining('does not add up')]);
      });
    });
  },
  { logger },
);
