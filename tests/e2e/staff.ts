import type { Browser } from '@playwright/test'
import type { RunningSite } from './server.ts'
import { Someone } from './someone.ts'

export type Invited<Key extends string> = {
  key: Key
  name: string
  roles: readonly string[]
  background: string
}

/** The first person of an empty database, signed in with two factors. */
export async function firstAdministrator(
  browser: Browser,
  site: RunningSite,
  email: string,
): Promise<Someone> {
  const jelle = await Someone.enter(browser, site, 'Jelle Haringa', email)
  await jelle.signIn()
  await jelle.enrol()
  return jelle
}

/** The administrator invites everybody; each signs in with two factors. */
export async function inviteStaff<Key extends string>(
  browser: Browser,
  site: RunningSite,
  { page }: Someone,
  everybody: readonly Invited<Key>[],
): Promise<Record<Key, Someone>> {
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

/** Who runs a fund and reads for it: the fewest people with whom a full round can be decided. */
export const usualStaff = [
  { key: 'sipke', name: 'Sipke Hoekstra', roles: ['Fondsbeheerder'], background: 'Niet in het panel' },
  { key: 'tjitske', name: 'Tjitske Bosma', roles: ['Bestuur, beslist'], background: 'Niet in het panel' },
  { key: 'aukje', name: 'Aukje Sinnema', roles: ['Panellid'], background: 'Als bewoner' },
  { key: 'mohamed', name: 'Mohamed Aziz', roles: ['Panellid'], background: 'Als professional' },
  {
    key: 'grietje',
    name: 'Grietje Terpstra',
    roles: ['Panellid', 'Voorzitter van het panel'],
    background: 'Als bewoner',
  },
] as const
