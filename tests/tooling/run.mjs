import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { missingTools } from './tools.mjs'

/** The whole test command: each step as one can read it aloud, and at the end how many passed and failed. */
const browser = !process.argv.includes('--without-browser')
const scratch = mkdtempSync(join(tmpdir(), 'dichtbij-results-'))
const counts = { passed: 0, failed: 0, skipped: 0 }

sayTools()
const chromium = browser ? findChromium() : null
check('words', 'npm', ['run', '--silent', 'words'])
check('format and lint', 'npx', ['biome', 'check', '--config-path', 'tests/tooling', '--max-diagnostics', '40', '.'])
check('types', 'npx', ['tsc', '--noEmit'])
vitest()
if (browser && check('build', 'npm', ['run', '--silent', 'build'])) playwright()
rmSync(scratch, { recursive: true, force: true })

const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed${skipped}\n`)
process.exit(counts.failed > 0 ? 1 : 0)

/** One command that is right or wrong as a whole. */
function check(name, command, args) {
  const ok = run(name, command, args)
  counts[ok ? 'passed' : 'failed'] += 1
  return ok
}

function run(name, command, args, env = {}) {
  process.stdout.write(`\n── ${name}\n`)
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  return status === 0
}

function vitest() {
  const file = join(scratch, 'vitest.json')
  const ok = run('rules, commands, routes', 'npx', [
    'vitest',
    'run',
    '--config',
    'tests/tooling/vitest.config.ts',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const report = readJson(file)
  count(ok, report && [report.numPassedTests, report.numFailedTests, report.numPendingTests + report.numTodoTests])
}

function playwright() {
  const file = join(scratch, 'playwright.json')
  const ok = run('journeys in a browser', 'npx', ['playwright', 'test', '--config', 'tests/tooling/playwright.config.ts'], {
    CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  })
  const stats = readJson(file)?.stats
  count(ok, stats && [stats.expected + stats.flaky, stats.unexpected, stats.skipped])
}

/** Adds what a runner counted. A runner that failed without a failed test, or counted nothing, is itself a failure. */
function count(ok, counted) {
  const [passed, failed, skipped] = counted ?? [0, 0, 0]
  counts.passed += passed
  counts.failed += failed || (ok && passed > 0 ? 0 : 1)
  counts.skipped += skipped
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

function sayTools() {
  for (const { tool, from } of missingTools()) {
    const rest = process.env.CI ? 'Tests that need it fail.' : 'Tests that need it are skipped.'
    process.stdout.write(`${tool} is not here. Install it, on Debian with: apt-get install ${from}. ${rest}\n`)
  }
}
