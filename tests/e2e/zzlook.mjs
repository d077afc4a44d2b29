import { chromium } from '@playwright/test'

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const base = 'http://localhost:3100'
async function as(name, width) {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  if (name) {
    await page.goto(base + '/demo')
    await page
      .locator(`form:has(input[value="${name}"]) button`)
      .first()
      .click()
      .catch(async () => {
        await page
          .getByRole('button', { name: new RegExp(name, 'i') })
          .first()
          .click()
      })
    await page.waitForLoadState()
  }
  return page
}
const shots = process.argv.slice(2)
for (const shot of shots) {
  const [who, width, path, file] = shot.split('|')
  const page = await as(who === '-' ? null : who, Number(width))
  await page.goto(base + path)
  await page.screenshot({ path: `/tmp/shots/${file}.png`, fullPage: true })
  console.log(file, page.url(), await page.title())
  await page.context().close()
}
await browser.close()
