import { randomUUID } from 'node:crypto'
import { typedTerms } from '#app/domain/grant/parts/typed.ts'
import { typedMoney } from '#app/domain/money.ts'
import { hashOf } from '#app/effects/hash.ts'
import type { Language } from '#app/i18n/languages.ts'
import type { Version } from '#db/queries/agreements.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { termsAbout } from './terms-about.server.ts'
import { termsBeside } from './terms-beside.server.ts'

/** The draft of the terms as a form, with the agreement that it makes beside it. */
export async function termsPage(grant: Grant, version: Version, now: Date, language: Language) {
  const { terms } = version
  return {
    seen: hashOf(terms),
    typed: typedTerms(terms, typedMoney),
    about: await termsAbout(terms, grant, language),
    beside: await termsBeside(grant, version, now, language),
    operation: randomUUID(),
  }
}
