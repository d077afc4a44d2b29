import { defineConfig, devices } from '@playwright/test'

const launchOptions = {
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}

/** Journeys through the built site; each file starts the server it needs. */
export default defineConfig({
  testDir: '../e2e',
  outputDir: '../../test-results',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json']],
  use: { ...devices['Desktop Chrome'], launchOptions, locale: 'nl-NL', trace: 'retain-on-failure' },
  projects: [
    { name: 'chromium', testIgnore: /\.plain\.spec\.ts/ },
    { name: 'no-js', testMatch: /\.plain\.spec\.ts/, use: { javaScriptEnabled: false } },
  ],
})
