import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Folders whose tests need no database, those that ask a route, and those that start a site or a process. All others
 * call commands. The files of most projects share what they load, which saves a third of their time: each closes what it
 * opened.
 */
const unit = ['components', 'documents', 'domain', 'exchange', 'i18n', 'emails']
const architecture = ['architecture']
const route = ['routes', 'access']
const site = ['kill', 'server']
const browser = 'tests/components/gallery.test.tsx'
const never = ['e2e', 'bench', 'tooling']

/** The settings of the tests, whatever the shell that runs them has. */
const env: Record<string, string> = {
  NODE_ENV: 'test',
  SECRET: 'only-for-the-tests-and-nowhere-else',
  ORIGIN: 'http://localhost:3000',
  LOG_LEVEL: 'silent',
  DATA_DIR: join(tmpdir(), 'dichtbij-tests'),
  ...Object.fromEntries(
    [
      'DATABASE_URL',
      'DATABASE_APP_URL',
      'SMTP_URL',
      'PORT',
      'HOST',
      'DEMO',
      'S3_ENDPOINT',
      'CLAMD_HOST',
      'SIGN_P12',
    ].map((name) => [name, '']),
  ),
}

export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      project('architecture', { include: within(architecture), testTimeout: 120_000 }),
      project('unit', { include: within(unit), exclude: [browser], isolate: false }),
      project('browser', { include: [browser] }),
      project('command', {
        include: ['tests/**/*.test.{ts,tsx}'],
        exclude: within([...unit, ...architecture, ...route, ...site, ...never]),
        globalSetup: 'tests/tooling/vitest.database.ts',
        isolate: false,
      }),
      project('route', {
        include: within(route),
        globalSetup: 'tests/tooling/vitest.database.ts',
        isolate: false,
      }),
      project('site', { include: within(site), globalSetup: 'tests/tooling/vitest.database.ts' }),
    ],
  },
})

function within(folders: string[]): string[] {
  return folders.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`)
}

function project(name: string, test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return { extends: true, root, esbuild: { jsx: 'automatic' }, test: { name, env, ...test } }
}
