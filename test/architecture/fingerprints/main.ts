// Adds the shapes that are new to fingerprints.json, and refuses where one has changed without a raised version.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../../support/test-app.js';
import {
  committedFingerprints,
  complaintsAbout,
  extended,
  writeFingerprints,
} from './fingerprints.js';
import { currentShapes } from './program.js';

const folder = mkdtempSync(join(tmpdir(), 'bank-fingerprints-'));
const { app, close } = await startApp(`sqlite:${join(folder, 'bank')}`);
try {
  const current = currentShapes(app);
  const fingerprints = extended(committedFingerprints(), current);
  const complaints = complaintsAbout(current, fingerprints);
  if (complaints.length === 0) writeFingerprints(fingerprints);
  for (const complaint of complaints) console.error(complaint);
  process.exitCode = complaints.length === 0 ? 0 : 1;
} finally {
  await close();
  rmSync(folder, { recursive: true });
}
