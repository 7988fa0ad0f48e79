/** Jest reporter: closes the run with what was left out, and the numbers in one plain line. */
module.exports = class ClosingLines {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
    const leftOut = process.env.TEST_LEFT_OUT?.split('\n').filter(Boolean) ?? [];
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    const lines = ['', ...leftOut.map((what) => `Left out: ${what}`)];
    // Jest's own summary always comes last of the reporters; this comes after it.
    process.once('exit', () =>
      console.log([...lines, `${numPassedTests} passed, ${failed} failed`].join('\n')),
    );
  }
};
