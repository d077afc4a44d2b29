import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

const root = fileURLToPath(new URL('../..', import.meta.url))
const database = ['tests/tooling/vitest.database.ts']

/** Folders whose tests call loaders, actions or the whole server, and those that call commands and queries. */
const route = ['routes', 'server']
const command = ['commands', 'effects', 'db', 'seed', 'emails', 'access', 'standards']
const architecture = ['architecture']
const elsewhere = [...route, ...command, ...architecture, 'e2e', 'bench', 'tooling']

export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    testTimeout: 15_000,
    hookTimeout: 60_000,
    projects: [
      project('architecture', { include: within(architecture), testTimeout: 60_000 }),
      project('unit', { include: ['tests/**/*.test.{ts,tsx}'], exclude: within(elsewhere) }),
      project('command', { include: within(command), globalSetup: database }),
      project('route', { include: within(route), globalSetup: database }),
    ],
  },
})

function within(folders: string[]): string[] {
  return folders.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`)
}

function project(name: string, test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return {
    extends: true,
    root,
    esbuild: { jsx: 'automatic' },
    test: { name, env: { NODE_ENV: 'test' }, ...test },
  }
}
