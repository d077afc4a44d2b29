import { type Browser, expect, test } from '@playwright/test'
import { aPlan, begin, fillIn } from './applying.ts'
import { type EmptyFund, startEmptyFund } from './empty-fund.ts'
import { Someone } from './someone.ts'

test.describe.configure({ timeout: 240_000 })

let fund: EmptyFund
test.beforeAll(async () => {
  fund = await startEmptyFund('jelle@reis.example')
})
test.afterAll(() => fund.stop())

test('from an idea to a figure that everybody sees', async ({ browser }) => {
  const ineke = await enter(browser, 'Ineke van der Wal', 'ineke@reis.example')

  await test.step('a resident applies, from the first page on', async () => {
    const { page } = ineke
    await begin(page, fund.round)
    await fillIn(page, aPlan({ email: ineke.email, ...fund }))
  })
})

function enter(browser: Browser, name: string, email: string) {
  return Someone.enter(browser, fund, name, email)
}
