import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Person } from '#app/domain/access.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, later, operation, yes } from '#tests/world/base.ts'
import { granting, offeredGrant, sign } from '#tests/world/granting.ts'
import { Browser, hiddenIn } from './pages.ts'

useDatabase()

const now = later({ days: 1 }, granting.fund)
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now }))
afterAll(() => void vi.useRealTimers())

test('a proof of an account of a kind that is not taken is answered with the kinds that are', async () => {
  const made = await offeredGrant(await aFund())
  await yes(sign(made.owner, 'grantee', made, granting.grantee))
  await yes(sign(made.panel.tjitske as Person & { email: string }, 'fund', made, granting.fund))
  const browser = new Browser()
  await browser.signIn(made.owner.person, now)
  const path = `/applicant/grants/${made.grant}/account`
  const page = await browser.get(path)
  expect(page.text).toContain('PDF, JPG, PNG, HEIC, Word, ODT of Excel. Tot 10 MB.')
  const send = (file: File | null) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(hiddenIn(page.html))) body.append(name, value)
    body.set('operation', operation())
    if (file) body.append('file:file', file)
    return browser.postForm(path, body)
  }
  const wrong = await send(new File(['Bewijs'], 'bewijs.txt', { type: 'text/plain' }))
  expect(wrong.status).toBe(400)
  expect(wrong.text).toContain('Kies een PDF, een foto, Word, ODT of Excel tot 10 MB.')
  expect(wrong.text).not.toContain('Kies een foto of een bestand.')
  expect((await send(null)).text).toContain('Kies een foto of een bestand.')
})
