import { EventRegistry } from '../../../src/event-sourcing/log/event-registry.js';
import type { StoredEvent } from '../../../src/event-sourcing/log/recorded-event.js';
import { sqlite } from '../../support/databases.js';
import { startApp, type TestApp } from '../../support/test-app.js';
import {
  committedFingerprints,
  complaintsAbout,
  extended,
  type Current,
  type Kind,
} from './fingerprints.js';
import { currentShapes } from './program.js';

const committed = committedFingerprints();
const events = Object.entries(committed.event).flatMap(([type, versions]) =>
  Object.entries(versions).map(([version, [data, rewritten]]) => ({
    type,
    version: Number(version),
    data,
    rewritten,
  })),
);

describe('tables, snapshots and events', () => {
  let databaseUrl: string;
  let app: TestApp;
  let current: Current[];
  let registry: EventRegistry;

  beforeAll(async () => {
    databaseUrl = await sqlite.createUrl();
    app = await startApp(databaseUrl);
    current = currentShapes(app.app);
    registry = app.app.get(EventRegistry);
  });
  afterAll(async () => {
    await app?.close();
    await sqlite.drop(databaseUrl);
  });

  it('have the shapes that were committed for their versions (npm run fingerprints)', () => {
    expect(complaintsAbout(current, committed)).toEqual([]);
    expect(new Set(current.map(({ kind }) => kind))).toEqual(new Set(Object.keys(committed)));
  });

  /**
   * What an old one is written as now is the newest example, unless a second line beside it says otherwise: then it
   * lacked something, or was of another type.
   */
  it.each(events)('$type of version $version is read, and loses nothing', (event) => {
    const { type, version, data, rewritten } = event;
    const stored = { type, schemaVersion: version, data, metadata: '{}' } as StoredEvent;
    const read = registry.encode(registry.decode(stored).event);
    const newest = current.find((each) => each.kind === 'event' && each.name === read.type)!;
    expect(read.data).toBe(rewritten ?? newest.shape[0]);
  });

  /** Today's shapes, but one. */
  const changed = (kind: Kind, name: string, changes: Partial<Current>): Current[] => {
    const mine = (each: Current) => each.kind === kind && each.name === name;
    expect(current.filter(mine)).toHaveLength(1);
    return current.map((each) => (mine(each) ? { ...each, ...changes } : each));
  };

  it.each([
    ['table', 'account_overview', /raise "version" in its <read model>\.table\.ts/],
    ['snapshot', 'ledger', /raise "snapshots\.schemaVersion" in its <aggregate>\.aggregate\.ts/],
    ['event', 'MoneyDeposited', /raise "schemaVersion" .*with an upcaster/],
  ] as const)('are complained of when one has changed: %s %s', (kind, name, complaint) => {
    const found = complaintsAbout(changed(kind, name, { shape: ['other'] }), committed);
    expect(found).toEqual([expect.stringMatching(complaint)]);
    expect(found[0]).toContain(`${kind} ${name} has another shape`);
  });

  it('are complained of when a version is new, until that is committed, or is lowered', () => {
    const version = Math.max(...Object.keys(committed.table.account_overview!).map(Number)) + 1;
    const raised = changed('table', 'account_overview', { version, shape: ['other'] });
    expect(complaintsAbout(raised, committed)).toEqual([
      expect.stringContaining(`version ${version} of table account_overview is new: run "npm run`),
    ]);
    const known = extended(committed, raised);
    expect(complaintsAbout(raised, known)).toEqual([]);
    expect(complaintsAbout(current, known)).toEqual([
      expect.stringContaining(`table account_overview: version ${version} was committed`),
    ]);
  });

  it('are never committed anew under the same version', () => {
    const other = changed('table', 'account_overview', { shape: ['other'] });
    expect(extended(committed, other)).toEqual(committed);
  });
});
