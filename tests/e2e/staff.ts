import type { Browser } from '@playwright/test'
import type { RunningSite } from './server.ts'
import { Someone } from './someone.ts'

export type Invited<Key extends string> = {
  key: Key
  name: string
  roles: readonly string[]
  background: string
}

/** The administrator, who signs in first, invites everybody; each signs in with two factors. */
export async function inviteStaff<Key extends string>(
  browser: Browser,
  site: RunningSite,
  everybody: readonly Invited<Key>[],
): Promise<Record<Key, Someone>> {
  const jelle = await Someone.enter(browser, site, 'Jelle Haringa', 'jelle@reis.example')
  await jelle.signIn()
  await jelle.enrol()
  const { page } = jelle
  const entered: [Key, Someone][] = []
  for (const { key, name, roles, background } of everybody) {
    const email = `${key}@reis.example`
    for (const role of roles) {
      await page.goto('/admin')
      await page.getByLabel('Naam').fill(name)
      await page.getByLabel('E-mailadres').fill(email)
      await page.getByLabel('Rol').selectOption({ label: role })
      await page.getByRole('radio', { name: background }).check()
      await site.mailbox.after(email, () => page.getByRole('button', { name: 'Uitnodigen' }).click())
    }
    const someone = await Someone.enter(browser, site, name, email)
    await someone.signIn()
    await someone.enrol()
    entered.push([key, someone])
  }
  return Object.fromEntries(entered) as Record<Key, Someone>
}
