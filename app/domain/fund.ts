import { z } from 'zod'
import { aidRulesSchema, usualAidRules } from './aid/rules.ts'

/** What kind of body the fund is in law: `private` with Awb-like terms, or `awb` with objection. */
export const regimes = ['private', 'awb'] as const
export type Regime = (typeof regimes)[number]

/** What a fund may set for itself, as stored; a setting that is absent has the value chosen for every fund. */
export const fundSettingsSchema = z.object({
  /** Weeks between a complete submission and the decision. */
  decisionWeeks: z.number().int().min(1).max(26).default(8),
  /** Days between a submission and the answer of the first check. */
  screeningDays: z.number().int().min(1).max(60).default(7),
  /** Working days within which a contact person calls after an award, and weeks for the answer to a complaint. */
  contactWorkingDays: z.number().int().min(1).max(20).default(5),
  complaintWeeks: z.number().int().min(1).max(26).default(6),
  /** What a letter under the Awb names: the scheme it rests on, and where an objection is sent. */
  legalBasis: z.string().trim().min(1).max(300).optional(),
  objectionAddress: z.string().trim().min(1).max(300).optional(),
  /** Where the fund gets its post and its mail: for who writes a complaint. */
  postalAddress: z.string().trim().min(1).max(300).optional(),
  email: z.email().max(300).optional(),
  /** Months that a waiting list lasts, unless another day is chosen. */
  waitingMonths: z.number().int().min(1).max(24).default(6),
  /** Share of an expected repayment that counts as cover, in basis points. */
  acceptedShareBp: z.number().int().min(0).max(10_000).default(8_000),
  /** The account of the fund on which money comes back; without it the contact person tells it. */
  account: z
    .object({ iban: z.string().min(15).max(34), holder: z.string().trim().min(1).max(70) })
    .optional(),
  /** Days before its due date that an instalment is asked for; and after it, that the fund counts on it no longer. */
  invoiceDays: z.number().int().min(1).max(28).default(21),
  missedAfterDays: z.number().int().min(1).max(365).default(30),
  /** What de-minimis aid is counted by. */
  aidRules: aidRulesSchema.default(usualAidRules),
  /** Reviews added to a proposal in the grey zone. */
  extraReviewers: z.number().int().min(0).max(10).default(2),
  /** The most reviews one panel member gets in a batch. */
  reviewsPerMember: z.number().int().min(1).max(100).default(15),
  /** Years that papers are kept after a refusal, and after a grant is settled. */
  keepRefusedYears: z.number().int().min(1).max(20).default(2),
  keepGrantedYears: z.number().int().min(1).max(20).default(7),
})
export type FundSettings = z.infer<typeof fundSettingsSchema>

/** The reference of a proposal and of all that follows from it: `LO-2026-0042`; the number counts per fund and year. */
export function referenceOf(prefix: string, year: number, number: number): string {
  return `${prefix}-${year}-${String(number).padStart(4, '0')}`
}

/**
 * Who is near a plan: the contact of one of its neighbourhoods, else the first of the fund's contacts; null without any.
 */
export function contactNear<C extends { neighbourhood: string | null }>(
  contacts: readonly C[],
  neighbourhoods: readonly string[],
): C | null {
  const near = contacts.find(
    ({ neighbourhood }) => neighbourhood !== null && neighbourhoods.includes(neighbourhood),
  )
  return near ?? contacts.find(({ neighbourhood }) => neighbourhood === null) ?? contacts[0] ?? null
}

/** Whom a reader may call: who is near their plan, and never the reader; null when nobody else is there. */
export function contactFor<C extends { name: string; neighbourhood: string | null }>(
  contacts: readonly C[],
  reader: string,
  neighbourhoods: readonly string[] = [],
): C | null {
  return contactNear(
    contacts.filter(({ name }) => name !== reader),
    neighbourhoods,
  )
}
