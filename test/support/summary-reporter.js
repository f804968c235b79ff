/** Ends the run with one line that any reader of logs can find. */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = results;
    // A file that does not even load holds tests that did not pass.
    const broken = results.numRuntimeErrorTestSuites;
    process.stderr.write(`${passed} passed, ${failed + broken} failed${skipped ? `, ${skipped} skipped` : ''}\n`);
  }
}
