import { mkdirSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'
import type { ReactElement } from 'react'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFinds } from '#tests/axe.ts'
import { launchOptions } from '#tests/tooling/chromium.mjs'
import { builtStyle, htmlDocument } from './gallery/document.ts'
import { gallery } from './gallery/pages.tsx'

/** Name a folder in `GALLERY` to keep a picture of every page at every width. */
const folder = process.env.GALLERY
const widths = [320, 390, 1280]

let browser: Browser
let css: string

beforeAll(async () => {
  if (folder) mkdirSync(folder, { recursive: true })
  css = await builtStyle()
  browser = await chromium.launch(launchOptions())
})

afterAll(async () => {
  await browser?.close()
})

describe.each(Object.entries(gallery))(
  '%s',
  (name, page) => {
    test.each(['light', 'dark'] as const)(
      'has no accessibility violation and no sideways scroll, %s',
      async (scheme) => {
        const result = await look(name, page, scheme)
        expect(result.violations).toEqual([])
        expect(result.tooWide).toEqual([])
      },
    )
  },
  60_000,
)

async function look(name: string, page: ReactElement, scheme: 'light' | 'dark') {
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width: 1280, height: 900 } })
  const tab = await context.newPage()
  await tab.setContent(htmlDocument(page, css, name))
  const tooWide: number[] = []
  for (const width of widths) {
    await tab.setViewportSize({ width, height: 900 })
    if (folder) await tab.screenshot({ path: `${folder}/${name}-${width}-${scheme}.png`, fullPage: true })
    await tab.evaluate(openFolds)
    if (await tab.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
      tooWide.push(width)
    await tab.evaluate(closeFolds)
  }
  await tab.setViewportSize({ width: scheme === 'light' ? 320 : 1280, height: 900 })
  await tab.evaluate(openFolds)
  const found = await axeFinds(tab)
  await context.close()
  return {
    tooWide,
    violations: found.flatMap(({ id, places }) => places.map((html) => `${id}: ${html}`)),
  }
}

function openFolds() {
  for (const fold of document.querySelectorAll('details:not([open])')) fold.setAttribute('open', 'for-now')
}

function closeFolds() {
  for (const fold of document.querySelectorAll('details[open="for-now"]')) fold.removeAttribute('open')
}
