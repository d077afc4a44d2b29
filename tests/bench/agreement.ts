import { type BrowserContext, chromium } from '@playwright/test'
import { renderAgreement } from '#app/documents/agreement.ts'
import { anAgreement } from '#tests/documents/an-agreement.ts'
import { findChromium, launchOptions } from '#tests/tooling/chromium.mjs'
import { agreementPage } from './agreement-page.ts'
import { measured } from './figures.ts'

const times = 25
const warmUp = 5

/**
 * The agreement as a PDF, one after another: by the app, and by Chromium printing the same text, in a new
 * page of a browser that is kept running, and in a browser that is started for it.
 */
export async function agreement(): Promise<void> {
  await repeated(warmUp, () => renderAgreement(anAgreement()))
  const app = await repeated(times, () => renderAgreement(anAgreement()))
  const printed = findChromium() ? await printedByChromium(agreementPage(anAgreement())) : null
  process.send?.({ app, printed })
  process.disconnect?.()
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
