import { chromium } from '@playwright/test'

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const page = await (await browser.newContext()).newPage()
await page.goto('http://localhost:3100/demo')
await page.locator(`form:has(input[value="${process.argv[2]}"]) button`).first().click()
await page.waitForLoadState()
await page.goto('http://localhost:3100' + process.argv[3])
console.log(
  (
    await page
      .locator('main a')
      .evaluateAll((as) => as.map((a) => a.getAttribute('href') + ' | ' + a.textContent.trim()))
  ).join('\n'),
)
await browser.close()
