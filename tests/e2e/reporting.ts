import { expect, type Page } from '@playwright/test'
import { type Typed, type as typeInto } from './applying.ts'

export type TypedReport = { story: Typed; figures: Typed; spending: string; lesson: Typed }

/** What happened, one figure, what it cost and what was learned: as people type it today. */
export function aReport(day: string, figure: string): TypedReport {
  return {
    story: {
      'milestones[0].reached': 'on',
      'milestones[0].reachedOn': day,
      'milestones[0].whatHappened': 'De eerste soep stond op tafel.',
    },
    figures: {
      'figures[0].value': figure,
      'figures[0].qualifier': 'exact',
      'figures[0].neighbourhood': 'bilgaard',
      'figures[0].from': day,
      'figures[0].to': day,
      'figures[0].method': 'Lijst aan de deur',
    },
    spending: '1.250,50',
    lesson: { lessonTitle: 'Begin om vijf uur', lessonText: 'Wie alleen eet, eet vroeg.' },
  }
}

/** Begins the report that is open on the page of a grant, fills every part in, looks at each page and sends it. */
export async function report(
  page: Page,
  typed: TypedReport,
  look = async (_page: Page): Promise<void> => {},
): Promise<void> {
  await page.getByRole('button', { name: 'Begin met het verslag' }).click()
  await finish(page, new URL(page.url()).pathname, typed, look)
}

/** Fills in what is open of the report that begins at `start`, looks at each page and sends it. */
export async function finish(
  page: Page,
  start: string,
  typed: TypedReport,
  look = async (_page: Page): Promise<void> => {},
): Promise<void> {
  for (let turn = 0; turn < 8; turn++) {
    const part = await openPart(page, start)
    if (!part) break
    await look(page)
    if (part === 'spending') await spend(page, typed.spending)
    else await typeInto(page, part === 'story' || part === 'lesson' ? typed[part] : typed.figures)
    await page.getByRole('button', { name: 'Opslaan en verder' }).click()
    await page.waitForURL((url) => !url.pathname.endsWith(`/${part}`))
  }
  await page.goto(start)
  await page.getByRole('link', { name: 'Nakijken en versturen' }).click()
  await page.waitForURL((url) => url.pathname.endsWith('/submission'))
  await look(page)
  await page.getByRole('button', { name: 'Verslag versturen' }).click()
  await expect(page.getByText('Wij lezen uw verslag')).toBeVisible()
}

/** The same amount on every line of the budget. */
async function spend(page: Page, amount: string): Promise<void> {
  for (const line of await page.locator('input[name^="spending["][name$=".amount"]').all())
    await line.fill(amount)
}

/** Goes to the next part that is not done, and answers its name; null when there is none. */
async function openPart(page: Page, start: string): Promise<string | null> {
  await page.goto(start)
  const open = page.locator('main ol > li.is-open').getByRole('link')
  if ((await open.count()) === 0) return null
  await open.first().click()
  await page.waitForURL((url) => url.pathname !== start)
  return new URL(page.url()).pathname.split('/').at(-1) ?? null
}
