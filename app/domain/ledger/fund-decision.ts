import { z } from 'zod'
import type { IsoDate } from '../calendar.ts'
import { centsSchema } from '../money.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'

/** What two people decide about the fund's own money: moving it between pots, another ceiling, or the end of the fund. */
export const fundDecisionKinds = ['transfer', 'ceiling', 'closing'] as const
export type FundDecisionKind = (typeof fundDecisionKinds)[number]

/** What a ceiling is for: the whole fund, a pot, a round (by their id), or the decisions of a year. */
export const ceilingScopes = ['fund', 'pot', 'round', 'year'] as const
export type CeilingScope = (typeof ceilingScopes)[number]

/**
 * As it is stored: amounts in cents; `on` is a day in Europe/Amsterdam; a pot by its id, null for money that no pot holds.
 */
export const fundDecisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('transfer'),
    from: z.uuid().nullable(),
    to: z.uuid().nullable(),
    cents: centsSchema,
    on: z.custom<IsoDate>((value) => /^\d{4}-\d{2}-\d{2}$/.test(String(value))),
    consent: z.string().min(1).nullable(),
  }),
  z.strictObject({
    kind: z.literal('ceiling'),
    scope: z.enum(ceilingScopes),
    scopeId: z.string().min(1),
    ceiling: centsSchema,
  }),
  z.strictObject({
    kind: z.literal('closing'),
    /** Where the money goes that is left, and who takes over the loans that outlive the fund. */
    moneyTo: z.string().min(1),
    loansTo: z.string().min(1).nullable(),
  }),
])
export type FundDecisionData = z.infer<typeof fundDecisionSchema>

/** Where a decision stands: each ends once. */
export type Standing = { preparedBy: string; takenAt: Date | null; returnedAt: Date | null }

export function standingOf({ takenAt, returnedAt }: Standing): 'prepared' | 'taken' | 'returned' {
  if (takenAt) return 'taken'
  return returnedAt ? 'returned' : 'prepared'
}

/**
 * May this person take it? Refuses `not-in-this-state` once it was taken or given back, and `same-person` for who prepared
 * it.
 */
export function canTake(decision: Standing, person: string): Verdict {
  const state = standingOf(decision)
  if (state !== 'prepared') return refused('not-in-this-state', { state, machine: 'fund-decision' })
  return decision.preparedBy === person ? refused('same-person') : allowed()
}

/** May it be given back, by who decides, or taken back, by who prepared it? Refuses `not-in-this-state`. */
export function canReturn(decision: Standing): Verdict {
  const state = standingOf(decision)
  return state === 'prepared' ? allowed() : refused('not-in-this-state', { state, machine: 'fund-decision' })
}
