import { z } from 'zod'
import type { AidRules } from '../aid/rules.ts'
import type { IsoDate } from '../calendar.ts'
import { regimes } from '../fund.ts'
import { type Cents, centsSchema } from '../money.ts'
import { groupKinds, organisationKinds } from '../proposal/schema/about-us.ts'
import { budgetCategories, funderKinds, vatAnswers } from '../proposal/schema/money.ts'
import { countedTypes } from '../proposal/schema/vooruitgang.ts'
import type { FrozenDocument } from '../proposal/schema.ts'
import { tracks } from '../round.ts'
import type { Applies } from './clause-choice.ts'
import type { ClauseHead } from './clauses.ts'
import { amountOf, instrumentSchema, loanOf } from './instrument.ts'
import { dateSchema, milestoneSchema, reportMomentSchema } from './milestone.ts'
import type { UsualInstrument } from './pot-terms.ts'
import type { Recipe, ReportWords } from './schedule.ts'
import { type AgreementNumbers, agreementNumbersSchema } from './settings.ts'
import type { SmallStartWords } from './small-start.ts'
import { trancheSchema } from './tranche.ts'

const text = z.string().min(1)
const id = text
const address = z.strictObject({ street: text, postcode: text, city: text })
const keyed = z.strictObject({ key: text, name: text })

/** The fund as a party, and whom to call there. */
export const fundPartySchema = z.strictObject({
  name: text,
  legalName: text,
  seat: text,
  kvkNumber: text,
  court: text,
  legalBasis: z.string().nullable(),
  objectionAddress: z.string().nullable(),
  contact: z.strictObject({ name: text, phone: text }),
})

/** An indicator as agreed. Targets are frozen by signing; `shareBp` is the part that counts for the programme's own. */
export const indicatorTermsSchema = z.strictObject({
  id,
  name: text,
  unit: text,
  type: z.enum(countedTypes),
  direction: z.enum(['up', 'down']),
  baseline: z.number().int().nullable(),
  baselineOn: dateSchema.nullable(),
  noBaselineReason: text.nullable(),
  target: z.number().int(),
  targetOn: dateSchema,
  source: text,
  programmeIndicator: text.nullable(),
  shareBp: z.number().int().min(0).max(10_000),
  neighbourhood: text,
})

/**
 * What fund and initiative agree: everything downstream (document, plan, payments, reports, measurements) is derived
 * from it. Amounts in cents, days as ISO dates, shares in basis points. `grantee` receives the money; when it is a
 * fiscal host, `fiscalHost` says for whom and at what cost. A null is a thing the proposal does not tell: the manager
 * fills it in, and the articles that need it cannot be filled before.
 */
export const termsSchema = agreementNumbersSchema.extend({
  schemaVersion: z.literal(1),
  reference: text,
  submission: z.strictObject({ id, number: z.number().int().min(1) }),
  award: z.strictObject({
    id,
    decidedOn: dateSchema,
    /** What the decision asks beside the plan, as the letter said it; absent when it asks nothing. */
    conditions: z.array(text).min(1).optional(),
  }),
  track: z.enum(tracks),
  regime: z.enum(regimes),
  fund: fundPartySchema,
  grantee: z.strictObject({
    name: text,
    legalForm: z.enum([...organisationKinds, 'other']).nullable(),
    kvkNumber: text,
    address: address.nullable(),
    representatives: z
      .array(z.strictObject({ name: text, capacity: text.nullable(), email: z.email() }))
      .min(1)
      .max(2),
  }),
  initiative: z.strictObject({ name: text, kind: z.enum([...organisationKinds, ...groupKinds]) }),
  fiscalHost: z.strictObject({ feeCents: centsSchema }).nullable(),
  bank: z.strictObject({ iban: text, holder: text }),
  purpose: text,
  neighbourhoods: z.array(keyed).min(1),
  place: text.nullable(),
  startsOn: dateSchema,
  endsOn: dateSchema,
  instruments: z.array(instrumentSchema).min(1),
  vat: z.enum(vatAnswers),
  budgetLines: z
    .array(z.strictObject({ id, title: text, category: z.enum(budgetCategories), amountCents: centsSchema }))
    .min(1),
  coFunding: z.array(z.strictObject({ id, name: text, kind: z.enum(funderKinds), amountCents: centsSchema })),
  roles: z.array(z.strictObject({ id, task: text, who: text, standIn: text })),
  milestones: z.array(milestoneSchema).min(1),
  tranches: z.array(trancheSchema).min(1),
  indicators: z.array(indicatorTermsSchema).min(1),
  reports: z.array(reportMomentSchema).min(1),
  experiment: z
    .strictObject({ question: text, sign: text, stopRule: text.nullable(), reviewDate: dateSchema })
    .nullable(),
  stateAid: z.strictObject({ ceilingCents: centsSchema, amountCents: centsSchema }).nullable(),
  publicity: z.strictObject({ exception: text.nullable() }),
  clauses: z.array(z.strictObject({ id, version: z.number().int().min(1) })).min(1),
})
export type Terms = z.infer<typeof termsSchema>
export type IndicatorTerms = z.infer<typeof indicatorTermsSchema>
export type FundParty = z.infer<typeof fundPartySchema>

/** What was sent, and the address of who sent it. */
export type FrozenSubmission = {
  id: string
  number: number
  reference: string
  document: FrozenDocument
  submittedByEmail: string
}
export type Award = { id: string; amountCents: Cents; decidedOn: IsoDate; conditions: readonly string[] }

/** What terms take from a proposal; neighbourhoods by key. */
export type PlanOf = Pick<
  Terms,
  | 'grantee'
  | 'fiscalHost'
  | 'initiative'
  | 'bank'
  | 'purpose'
  | 'place'
  | 'startsOn'
  | 'endsOn'
  | 'vat'
  | 'budgetLines'
  | 'coFunding'
  | 'roles'
  | 'milestones'
  | 'indicators'
  | 'experiment'
  | 'stateAid'
  | 'publicity'
> & { neighbourhoods: readonly string[] }

/** What round and fund add to a proposal: parties, numbers, articles, and the names of what the proposal calls by key. */
export type TermsRound = {
  track: Terms['track']
  regime: Terms['regime']
  fund: FundParty
  numbers: AgreementNumbers
  /** How the pot usually splits its money, and which kind it is. */
  recipe: Recipe
  instrument: UsualInstrument
  /** What state aid is counted by. */
  aidRules: AidRules
  clauses: readonly ClauseHead[]
  neighbourhoods: readonly { key: string; name: string }[]
  reportWords: ReportWords
  smallStartWords: SmallStartWords
}

/** Which articles terms need because of what is in them. */
export function needsOf(
  terms: Pick<Terms, 'award' | 'fiscalHost' | 'experiment' | 'stateAid' | 'instruments'>,
) {
  const loan = loanOf(terms)
  return [
    ...(loan && loan.graceMonths > 0 ? (['grace'] as const) : []),
    ...(loan?.waiver ? (['waiver'] as const) : []),
    ...(terms.fiscalHost ? (['fiscalHost'] as const) : []),
    ...(terms.experiment ? (['experiment'] as const) : []),
    ...(terms.stateAid ? (['undertaking'] as const) : []),
    ...(terms.award.conditions ? (['awardConditions'] as const) : []),
  ]
}

/** What of terms decides which articles they have. */
export function appliesTo(
  terms: Pick<Terms, 'award' | 'instruments' | 'regime' | 'track' | 'fiscalHost' | 'experiment' | 'stateAid'>,
): Applies {
  return {
    instruments: terms.instruments.map(({ kind }) => kind),
    regime: terms.regime,
    track: terms.track,
    needs: needsOf(terms),
    amountCents: amountOf(terms),
  }
}
