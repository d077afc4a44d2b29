import { type BrowserContext, chromium } from '@playwright/test'
import { type AgreementDocument, renderAgreement } from '#app/documents/agreement.ts'
import { anAgreement } from '#tests/documents/an-agreement.ts'
import { findChromium, launchOptions } from '#tests/tooling/chromium.mjs'
import { agreementPage } from './agreement-page.ts'
import { type Figures, measured, rssOf } from './figures.ts'
import { ask } from './processes.ts'
import { type Aim, aimsTable, figuresTable } from './table.ts'

const times = 25
const warmUp = 10
const batch = 500
const mostGrown = 150

export type AgreementFigures = {
  app: Figures
  printed: { cold: Figures; warm: Figures } | null
  pages: number
}
/** How much memory, in MB, a process had more at most while it made a batch. */
export type BatchFigures = { app: Figures; grown: number }

/**
 * An agreement of four pages as a PDF, one after another: by the app, and by Chromium printing the same text, in a new
 * page of a browser that is kept running, and in a browser that is started for it.
 */
export async function agreement(): Promise<void> {
  const { pages } = await renderAgreement(fourPages())
  await repeated(warmUp, () => renderAgreement(fourPages()))
  const app = await repeated(times, () => renderAgreement(fourPages()))
  const printed = findChromium() ? await printedByChromium(agreementPage(fourPages())) : null
  process.send?.({ app, printed, pages } satisfies AgreementFigures)
  process.disconnect?.()
}

/** Makes a batch of agreements, each with its own name and letters, and looks how the memory grows. */
export async function agreementBatch(): Promise<void> {
  const letters = [...'şğıİłńśćžőűďťňřů']
  const named = (number: number): AgreementDocument => {
    const made = anAgreement()
    const initiative = {
      ...made.terms.initiative,
      name: `Groep ${number} ${letters[number % letters.length]}`,
    }
    return { ...made, terms: { ...made.terms, initiative, reference: `LO-2026-${number}` } }
  }
  await repeated(warmUp, () => renderAgreement(anAgreement()))
  const before = rssOf(process.pid)
  let most = before
  const app = await measured(
    Array.from({ length: batch }, (_, index) => index),
    1,
    async (number) => {
      await renderAgreement(named(number))
      most = Math.max(most, rssOf(process.pid))
    },
  )
  process.send?.({ app, grown: most - before } satisfies BatchFigures)
  process.disconnect?.()
}

export function agreementRows(
  { app, printed }: AgreementFigures,
  made: BatchFigures,
): [string, Figures | null][] {
  return [
    ['agreement, printed by a browser that runs', printed?.warm ?? null],
    ['  by a browser that is started for it', printed?.cold ?? null],
    ['  by the app', app],
    [`  one of ${batch} in a batch`, made.app],
  ]
}

export function agreementAims({ app, printed, pages }: AgreementFigures): Aim[] {
  if (!printed) return []
  const what = `agreement of ${pages} pages, against a browser`
  return [
    { what: `${what} that runs`, app, raw: printed.warm, least: 10, by: 'time' },
    { what: `${what} started for it`, app, raw: printed.cold, least: 10, by: 'time' },
  ]
}

/** Whether a batch stays within its memory, in a line. */
export function batchLine({ grown }: BatchFigures): string {
  const reached = grown <= mostGrown ? 'yes' : 'no'
  return `memory of ${batch} agreements in one batch: ${grown.toFixed(0)} MB more at most, aim ${mostGrown} MB, reached: ${reached}`
}

/** Only what is about agreements. */
export async function agreementsAlone(): Promise<void> {
  const drawn = await ask<AgreementFigures>(['agreement'])
  const made = await ask<BatchFigures>(['agreement-batch'])
  const told = [figuresTable(agreementRows(drawn, made)), aimsTable(agreementAims(drawn)), batchLine(made)]
  process.stdout.write(`${told.join('\n')}\n`)
}

/** So many articles that it stands on four pages. */
function fourPages(): AgreementDocument {
  const whole = anAgreement()
  return { ...whole, clauses: whole.clauses.slice(0, 7) }
}

async function printedByChromium(html: string) {
  const launch = () => chromium.launch(launchOptions())
  const cold = await repeated(3, async () => {
    const browser = await launch()
    await print(await browser.newContext(), html)
    await browser.close()
  })
  const browser = await launch()
  const context = await browser.newContext()
  await repeated(warmUp, () => print(context, html))
  const warm = await repeated(times, () => print(context, html))
  await browser.close()
  return { cold, warm }
}

async function print(context: BrowserContext, html: string): Promise<void> {
  const page = await context.newPage()
  await page.setContent(html)
  await page.pdf({ format: 'A4' })
  await page.close()
}

function repeated(count: number, work: () => Promise<unknown>) {
  return measured(Array.from({ length: count }), 1, work)
}
