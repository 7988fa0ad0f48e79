import { mustBeNewEnough } from './node-version.js';

describe('the version of Node', () => {
  it.each(['22.0.0', '24.21.0', '100.1.0', process.versions.node])('may be %s', (version) => {
    expect(() => mustBeNewEnough(version)).not.toThrow();
  });

  it.each(['20.19.0', '21.7.3', '9.0.0'])('may not be %s', (version) => {
    expect(() => mustBeNewEnough(version)).toThrow(
      `It needs Node 22 or newer, and this is Node ${version}. Use \`npm start\``,
    );
  });
});
