// What vitest's JSON report counts.
import fs from 'node:fs'

/** @param code vitest's exit code. A file that cannot be loaded has no tests to count, yet it is a failure. */
export function countVitest(report, code) {
  const found = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : null
  const failed = found?.numFailedTests ?? 0
  return {
    passed: found?.numPassedTests ?? 0,
    failed: code === 0 ? failed : Math.max(1, failed),
    skipped: found?.numPendingTests ?? 0,
  }
}
