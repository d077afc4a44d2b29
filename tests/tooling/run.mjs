import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { requireChromium } from './chromium.mjs'
import { missingTools } from './tools.mjs'

/**
 * Runs every check in order and ends with `N passed, N failed` alone on the last line. A check that is one command counts
 * as one; those of vitest and Playwright count each test. `--quick` is for while one works: the rules and the commands,
 * without a build, a running site or a browser.
 */
const root = fileURLToPath(new URL('../..', import.meta.url))
const reports = mkdtempSync(join(tmpdir(), 'dichtbij-reports-'))
const words =
  'paraglide-js compile --project app/i18n/project.inlang --outdir app/i18n/paraglide --strategy baseLocale'
/** One module per language: a site wants one per message, so that a page loads its own; tests read them all, each file anew. */
const wordsForTests = `${words} --output-structure locale-modules`
const vitest =
  'vitest run --config tests/tooling/vitest.config.ts --reporter=dot --reporter=json --outputFile.json={reports}/vitest.json'
const quickProjects = '--project=architecture --project=unit --project=command'
const playwright = 'playwright test --config tests/tooling/playwright.config.ts --reporter=list,json'
const quick = process.argv.includes('--quick')

const total = { passed: 0, failed: 0, skipped: 0 }
sayTools()
process.exitCode = await runAll()

async function runAll() {
  const environment = quick ? process.env : { ...process.env, CHROMIUM_PATH: chromium() }
  await check('format and lint', 'biome check --config-path tests/tooling/biome.json --error-on-warnings .')
  await check('words', quick ? wordsForTests : words)
  const types = check('types', 'tsc --noEmit -p tsconfig.json')
  if (quick) {
    await types
    await tests('tests', `${vitest} ${quickProjects}`, environment, countVitest)
  } else {
    const build = 'remix vite:build --config remix.config.js --logLevel warn'
    await Promise.all([types, check('build', build, { NODE_ENV: 'production' })])
    await check('words for tests', wordsForTests)
    await tests('tests', vitest, environment, countVitest)
    await tests('journeys', playwright, environment, countPlaywright)
  }
  rmSync(reports, { recursive: true, force: true })
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`)
  return total.failed > 0 ? 1 : 0
}

async function check(name, command, environment = {}) {
  const { code, output } = await run(name, command, { ...process.env, ...environment }, false)
  add({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 })
  if (code !== 0) process.stdout.write(`${output.trimEnd()}\nfailed: ${name}\n`)
}

/** Counts what a runner reports; one that ends badly without a failed test, or that ran nothing, failed itself. */
async function tests(name, command, environment, count) {
  const report = join(reports, `${command.split(' ')[0]}.json`)
  const { code } = await run(name, command, { ...environment, PLAYWRIGHT_JSON_OUTPUT_NAME: report }, true)
  const counted = existsSync(report)
    ? count(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 }
  const isBroken = counted.failed === 0 && (code !== 0 || counted.passed === 0)
  add(isBroken ? { ...counted, failed: 1 } : counted)
}

function countVitest(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
  )
  for (const file of broken) process.stdout.write(`failed: ${file.name} ${file.message}\n`)
  const skipped = report.testResults.flatMap((file) =>
    file.assertionResults.filter((one) => one.status === 'skipped'),
  )
  for (const one of skipped) process.stdout.write(`skipped: ${one.fullName}\n`)
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: skipped.length,
  }
}

function countPlaywright({ stats, errors }) {
  for (const error of errors) process.stdout.write(`failed: ${error.message}\n`)
  const failed = stats.unexpected + stats.flaky
  return { passed: stats.expected, failed: failed === 0 ? errors.length : failed, skipped: stats.skipped }
}

function run(name, command, environment, shown) {
  const [program, ...args] = command.split(' ').map((part) => part.replace('{reports}', reports))
  process.stdout.write(`\n— ${name}\n`)
  return new Promise((done) => {
    const child = spawn(process.execPath, [binary(program), ...args], { cwd: root, env: environment })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        if (shown) process.stdout.write(text)
        else output += text
      })
    child.on('close', (code) => done({ code, output }))
  })
}

/** The script that a package installs under a name, started without a shell. */
function binary(name) {
  const packages = {
    biome: '@biomejs/biome',
    'paraglide-js': '@inlang/paraglide-js',
    tsc: 'typescript',
    remix: '@remix-run/dev',
    playwright: '@playwright/test',
  }
  const folder = join(root, 'node_modules', packages[name] ?? name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[name])
}

function chromium() {
  try {
    return requireChromium()
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}

function add({ passed, failed, skipped = 0 }) {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}

function sayTools() {
  const consequence = process.env.CI ? 'Tests that need it fail.' : 'Tests that need it are skipped.'
  for (const { tool, from } of missingTools())
    process.stdout.write(`${tool} is not here. On Debian: apt-get install ${from}. ${consequence}\n`)
}
