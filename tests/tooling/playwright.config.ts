import { defineConfig, devices } from '@playwright/test'
import { launchOptions } from './chromium.mjs'

/** Journeys through the built site; each file starts the site it needs, the demo from a copy of one that is loaded once. */
export default defineConfig({
  testDir: '../e2e',
  globalSetup: './playwright.demo.ts',
  outputDir: '../../test-results',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 600_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  forbidOnly: Boolean(process.env.CI),
  use: {
    ...devices['Desktop Chrome'],
    launchOptions: launchOptions(),
    locale: 'nl-NL',
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'chromium', testIgnore: /\.plain\.spec\.ts/ },
    { name: 'no-js', testMatch: /\.plain\.spec\.ts/, use: { javaScriptEnabled: false } },
  ],
})
