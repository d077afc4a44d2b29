import { z } from 'zod'
import { allowed, refused, type Verdict } from '../verdict.ts'
import type { Instrument } from './instrument.ts'
import { loanSchema } from './loan.ts'
import { type Recipe, recipeSchema } from './schedule.ts'
import { agreementNumbersSchema } from './settings.ts'

/** The kind of money that a pot usually gives, with what a loan needs beside its amount. */
export const usualInstrumentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('gift') }),
  loanSchema.omit({ amountCents: true, waiver: true }),
])
export type UsualInstrument = z.infer<typeof usualInstrumentSchema>

/**
 * The usual terms of a pot: numbers for the articles, how money is split and what releases each part, and the kind of
 * money. New terms begin with them; agreements that are there keep what they say.
 */
export const potTermsSchema = z.strictObject({
  numbers: agreementNumbersSchema.omit({ signing: true }).prefault({}),
  recipe: recipeSchema.prefault({}),
  instrument: usualInstrumentSchema.default({ kind: 'gift' }),
})
export type PotTerms = z.infer<typeof potTermsSchema>
export const usualPotTerms: PotTerms = potTermsSchema.parse({})

/**
 * May a pot have these usual terms? Refuses `parts-above-whole` when first and last part come to more than all of it,
 * `first-part-missing` when nothing is paid at the start, and `free-above-notice` when more may be moved freely than by
 * notice.
 */
export function judgePotTerms({ recipe, numbers }: PotTerms): Verdict {
  if (recipe.firstBp + recipe.finalBp > 10_000) return refused('parts-above-whole')
  if (recipe.firstBp === 0) return refused('first-part-missing')
  if (numbers.flexibility.budgetFreeBp > numbers.flexibility.budgetNoticeBp)
    return refused('free-above-notice')
  return allowed()
}

/** The instrument of an award of this amount in cents, as the pot usually gives it. */
export function instrumentFor(usual: UsualInstrument, amountCents: Instrument['amountCents']): Instrument {
  return usual.kind === 'gift' ? { kind: 'gift', amountCents } : { ...usual, amountCents, waiver: null }
}

/** A small start is paid in one go, whatever its pot usually does. */
export function recipeFor(recipe: Recipe, track: 'full' | 'small-start', amountCents: number): Recipe {
  return track === 'small-start' ? { ...recipe, paidAtOnceUpToCents: amountCents } : recipe
}
