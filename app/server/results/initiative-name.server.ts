import { m } from '#app/i18n/paraglide/messages.js'

type Told = { initiative: string | null; reference: string }

/** What an initiative is called on public pages: its name, or that it asked not to be named. */
export function initiativeName({ initiative }: Pick<Told, 'initiative'>): string {
  return initiative ?? m.results_public_name_withheld()
}

/** The same where several stand together and each has to be told apart. */
export function namedWithReference(told: Told): string {
  return `${initiativeName(told)} (${told.reference})`
}
