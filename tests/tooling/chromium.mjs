import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** The shell without a window does in headless work the same with less than two thirds of the processor. */
const known = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const arguments_ = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The browser that the tests use: the one of CHROMIUM_PATH, or one in a known place; null when there is none. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given) return existsSync(given) ? given : null
  return known.find((path) => existsSync(path)) ?? null
}

/** How Playwright starts it. */
export function launchOptions() {
  return { executablePath: findChromium() ?? undefined, args: arguments_ }
}

/** A browser, installed from Debian where that may be done; otherwise a sentence with the one command that installs one. */
export function requireChromium() {
  if (process.env.CHROMIUM_PATH && !findChromium())
    throw new Error(`There is no browser at CHROMIUM_PATH (${process.env.CHROMIUM_PATH}).`)
  if (!findChromium() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) install()
  const found = findChromium()
  if (!found) throw new Error(`The tests need Chromium. Install it and start again: ${command()}`)
  return found
}

function install() {
  process.stdout.write('Installing Chromium from Debian …\n')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const aptGet = (...args) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: environment }).status === 0
  const installs = (name) => aptGet('install', '-y', '--no-install-recommends', name)
  aptGet('update')
  if (!installs('chromium-headless-shell')) installs('chromium')
}

function command() {
  if (existsSync('/usr/bin/apt-get')) return 'sudo apt-get install -y chromium'
  return process.platform === 'darwin'
    ? 'brew install --cask chromium'
    : 'set CHROMIUM_PATH to a Chromium or Chrome'
}
