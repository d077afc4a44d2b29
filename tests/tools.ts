import { hasTool } from './tooling/tools.mjs'

/**
 * May a test that needs these programs be left out? Only where nobody promised them: under CI it runs, and fails.
 * Use: `test.skipIf(lacks('pdftoppm'))('…', …)`.
 */
export function lacks(...tools: string[]): boolean {
  return !process.env.CI && tools.some((tool) => !hasTool(tool))
}
