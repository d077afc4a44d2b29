import { partShapes, type TermsPart, termsParts } from '#app/domain/grant/parts/parts.ts'
import { type TypedTerms, typedTerms } from '#app/domain/grant/parts/typed.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import { typedMoney } from '#app/domain/money.ts'
import { hashOf } from '#app/effects/hash.ts'
import type { Language } from '#app/i18n/languages.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { notFound } from '../answers.server.ts'
import { changeableVersion, termsBeingChanged } from './change-page.server.ts'
import { termsAbout } from './terms-about.server.ts'

/** The part that an address names; not found for another. */
export function partNamed(name: string | undefined): TermsPart {
  const part = termsParts.find((one) => one === name)
  if (!part) throw notFound()
  return part
}

/** One part of the terms as a form, with what one side changed so far. */
export async function changePart(grant: Grant, side: Side, name: string | undefined, language: Language) {
  const part = partNamed(name)
  const { terms } = await termsBeingChanged(grant, await changeableVersion(grant), side)
  const typed = typedTerms(terms, typedMoney)
  const here = Object.keys(partShapes[part]) as (keyof TypedTerms)[]
  return {
    part,
    typed: Object.fromEntries(here.map((field) => [field, typed[field]])) as Partial<TypedTerms>,
    about: await termsAbout(terms, grant, language),
    seen: hashOf(terms),
  }
}
