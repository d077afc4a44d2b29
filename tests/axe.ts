import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { RunOptions } from 'axe-core'

declare global {
  interface Window {
    axe: typeof import('axe-core')
  }
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on the page that is open, each with its places. */
export async function axeFinds(
  page: Page,
  options: RunOptions = {},
): Promise<{ id: string; places: string[] }[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${source}\nnull`)
  return page.evaluate(async (chosen) => {
    const { violations } = await window.axe.run(document, { ...chosen, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => ({ id, places: nodes.map(({ html }) => html) }))
  }, options)
}
