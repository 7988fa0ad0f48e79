import { Findings } from '../findings.js';
import { Readiness, type ReadyBody } from './readiness.js';

const UP: ReadyBody = { status: 'up', position: 1, subscriptions: [] };

describe('an instance that says that it is ready', () => {
  let findings: Findings;
  let readiness: Readiness;

  beforeEach(() => {
    findings = new Findings();
    readiness = new Readiness('A', () => 0, findings);
    readiness.wrote(false, 0);
  });

  it('lies when writes have failed for long, and go on to', () => {
    readiness.saysReady(UP, 20_000);
    readiness.wrote(false, 21_000);
    expect(findings.take().map(({ what }) => what)).toEqual([
      expect.stringContaining('nothing can be written'),
    ]);
  });

  it('does not when the write that waits succeeds, or the last one was tried before', () => {
    readiness.saysReady(UP, 20_000);
    readiness.wrote(false, 19_000);
    readiness.wrote(true, 20_500);
    readiness.wrote(false, 21_000);
    expect(findings.take().map(({ what }) => what)).toEqual([]);
  });

  it('has a while to notice', () => {
    readiness.saysReady(UP, 10_000);
    readiness.wrote(false, 11_000);
    expect(findings.take().map(({ what }) => what)).toEqual([]);
  });
});
