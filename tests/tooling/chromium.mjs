import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Where the browser is. As root on Debian it is installed when absent; elsewhere the one command that does is named. */
export function findChromium() {
  const known = process.env.CHROMIUM_PATH
  if (known) return existsSync(known) ? known : stop(`CHROMIUM_PATH names ${known}, and there is no such file.`)
  const found = places.find((place) => existsSync(place))
  if (found) return found
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!mayInstall) return stop(`No browser was found. Install one with: ${advice()}`)
  process.stdout.write('Installing the browser: apt-get install chromium\n')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update', '-q'], ['install', '-y', '-q', 'chromium']]) {
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env })
  }
  return places.find((place) => existsSync(place)) ?? stop('Chromium could not be installed: apt-get install chromium')
}

function advice() {
  if (process.platform === 'darwin') return 'brew install --cask chromium'
  return existsSync('/usr/bin/apt-get') ? 'sudo apt-get install chromium' : 'npx playwright install chromium, and set CHROMIUM_PATH'
}

function stop(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
