// npm test: installs what tests need, then format, lint, types, dead code, unit, examples and
// end-to-end tests in a real Chromium. Ends with one line that counts.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { install } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
install({ dev: true })
const { build } = await import('./build.mjs')
await build({ say: (line) => console.log(line) })

const bin = (name) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url))
const checks = [
  ['format', bin('oxfmt'), ['--check']],
  ['lint', bin('oxlint'), ['--quiet']],
  ['types', bin('tsc'), ['-b']],
  ['dead code', bin('knip'), []],
]
let passed = 0
let failed = 0
for (const [name, command, args] of checks) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (done.status === 0) passed += 1
  else {
    failed += 1
    console.log(`FAILED: ${name}`)
  }
}

const report = `${root}.cache/test-report.json`
mkdirSync(`${root}.cache`, { recursive: true })
rmSync(report, { force: true })
const args = [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
]
const tests = spawnSync(bin('vitest'), args, {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
try {
  const { numPassedTests, numFailedTests, numTotalTests, success } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  passed += numPassedTests
  failed += numFailedTests
  if (numTotalTests === 0 || (!success && numFailedTests === 0)) failed += 1
} catch {
  failed += 1
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 || tests.status !== 0 ? 1 : 0)
