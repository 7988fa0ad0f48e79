// Adds the shapes that are new to fingerprints.json, and refuses where one has changed without a raised version.
import { sqlite } from '../../support/databases.js';
import { startApp } from '../../support/test-app.js';
import {
  committedFingerprints,
  complaintsAbout,
  extended,
  writeFingerprints,
} from './fingerprints.js';
import { currentShapes } from './program.js';

const databaseUrl = await sqlite.createUrl();
const { app, close } = await startApp(databaseUrl);
try {
  const current = currentShapes(app);
  const fingerprints = extended(committedFingerprints(), current);
  const complaints = complaintsAbout(current, fingerprints);
  if (complaints.length === 0) writeFingerprints(fingerprints);
  for (const complaint of complaints) console.error(complaint);
  process.exitCode = complaints.length === 0 ? 0 : 1;
} finally {
  await close();
  await sqlite.drop(databaseUrl);
}
