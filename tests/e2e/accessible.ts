import { expect, type Page } from '@playwright/test'
import type { RunOptions } from 'axe-core'
import { axeFinds } from '#tests/axe.ts'

const wide = { width: 1280, height: 900 }
const small = { width: 320, height: 800 }

/** Rules about colours alone: those are other ones in the dark. */
const aboutColours = ['color-contrast', 'link-in-text-block']
/**
 * In another language a page is built the same; what can differ is whether everything has its name, and in which language.
 */
const aboutNames = [
  'aria-command-name',
  'aria-dialog-name',
  'aria-input-field-name',
  'aria-meter-name',
  'aria-progressbar-name',
  'aria-toggle-field-name',
  'button-name',
  'document-title',
  'empty-heading',
  'empty-table-header',
  'html-has-lang',
  'html-lang-valid',
  'image-alt',
  'image-redundant-alt',
  'input-button-name',
  'input-image-alt',
  'label',
  'label-title-only',
  'link-name',
  'select-name',
  'summary-name',
  'svg-img-alt',
  'valid-lang',
]
const inOtherWords: RunOptions = { runOnly: aboutNames }
const inOtherColours: RunOptions = { runOnly: aboutColours }

/** What axe finds on the page that is open, each with its place. */
export async function violationsOn(page: Page, options: RunOptions = {}): Promise<string[]> {
  const found = await axeFinds(page, options)
  return found.map(
    ({ id, places }) => `${pathOf(page)} ${id}: ${places.map((html) => html.slice(0, 160)).join(' | ')}`,
  )
}

/**
 * What is wrong with the open page: for who hears it, for who sees it small, for who has many of them open. How it is
 * built and its colours are looked at in the first language.
 */
export async function problemsOn(page: Page, language: string): Promise<string[]> {
  const problems = await violationsOn(page, language === 'nl' ? {} : inOtherWords)
  const path = pathOf(page)
  const { titles, name, lang } = await page.evaluate(() => ({
    titles: document.querySelectorAll('h1').length,
    name: document.title,
    lang: document.documentElement.lang,
  }))
  await page.setViewportSize(small)
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  await page.setViewportSize(wide)
  if (titles !== 1) problems.push(`${path} has ${titles} titles`)
  if (name.trim() === '') problems.push(`${path} has no name`)
  if (lang !== language) problems.push(`${path} speaks ${lang}, not ${language}`)
  if (width > small.width) problems.push(`${path} is ${width} px wide at ${small.width} px (${language})`)
  return problems
}

/** What is wrong with the open page in the dark: the same page with other colours. */
export async function problemsInTheDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' })
  const problems = await violationsOn(page, inOtherColours)
  await page.emulateMedia({ colorScheme: 'light' })
  return problems.map((one) => `dark: ${one}`)
}

/** Looks at a page that is there for a moment only, in three languages and in the dark; leaves it open in Dutch. */
export async function lookAt(page: Page): Promise<void> {
  const problems: string[] = []
  for (const language of ['en', 'fy', 'nl']) {
    await page.context().addCookies([{ name: 'locale', value: language, url: page.url() }])
    await page.reload()
    problems.push(...(await problemsOn(page, language)))
  }
  problems.push(...(await problemsInTheDark(page)))
  expect(problems).toEqual([])
}

function pathOf(page: Page): string {
  const { pathname, search } = new URL(page.url())
  return pathname + search
}
