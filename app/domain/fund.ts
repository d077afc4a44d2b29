import { z } from 'zod'
import { aidRulesSchema, usualAidRules } from './aid/rules.ts'
import type { Track } from './round.ts'

/** What kind of body the fund is in law: `private` with Awb-like terms, or `awb` with objection. */
export const regimes = ['private', 'awb'] as const
export type Regime = (typeof regimes)[number]

/** The least and the most of every number that a fund sets for itself. */
export const settingBounds = {
  /** Weeks between a complete submission and the decision. */
  decisionWeeks: [1, 26],
  /** Days between a submission and the answer of the first check. */
  screeningDays: [1, 60],
  /** Working days within which a contact person calls after an award, and weeks for the answer to a complaint. */
  contactWorkingDays: [1, 20],
  complaintWeeks: [1, 26],
  /** Days after which a running grant that was not heard is called. */
  contactRhythmDays: [7, 365],
  /** Days before a milestone, or before somebody calls, that a kind mail goes; 0 for none. */
  kindDays: [0, 30],
  /** Months that a waiting list lasts, unless another day is chosen. */
  waitingMonths: [1, 24],
  /** Share of an expected repayment that counts as cover, in basis points. */
  acceptedShareBp: [0, 10_000],
  /** Days before its due date that an instalment is asked for; and after it, that the fund counts on it no longer. */
  invoiceDays: [1, 28],
  missedAfterDays: [1, 365],
  /** Reviews of a proposal, and those added to one in the grey zone. */
  reviewersPerProposal: [1, 10],
  extraReviewers: [0, 10],
  /** The most reviews one panel member gets in a batch. */
  reviewsPerMember: [1, 100],
  /** How many residents and how many professionals the panel should have. */
  panelResidents: [0, 50],
  panelProfessionals: [0, 50],
  /** What a member of the panel gets for a meeting, and in a calendar year at most; 0 for nothing, and for no most. In cents. */
  residentAllowanceCents: [0, 1_000_00],
  professionalAllowanceCents: [0, 1_000_00],
  yearAllowanceCents: [0, 25_000_00],
  /** What a new round gives at most on each track, and from above which amount two people sign; in cents. */
  smallMaximumCents: [1_00, 1_000_000_00],
  fullMaximumCents: [1_00, 100_000_000_00],
  twoSignaturesAboveCents: [0, 100_000_000_00],
  /** Years that papers are kept after a refusal, and after a grant is settled. */
  keepRefusedYears: [1, 20],
  keepGrantedYears: [1, 20],
  /** Years after the answer to a complaint, of an entry of the bank, and after somebody was last here. */
  keepComplaintYears: [1, 20],
  keepBankYears: [7, 20],
  keepAccountYears: [1, 10],
  /** Months after somebody was called back, after a mail, and after somebody of the fund opened something. */
  keepCallBackMonths: [1, 60],
  keepMailMonths: [1, 120],
  keepOpeningMonths: [1, 120],
} as const satisfies Record<string, readonly [number, number]>

function whole(name: keyof typeof settingBounds) {
  const [least, most] = settingBounds[name]
  return z.number().int().min(least).max(most)
}

const someText = z.string().trim().min(1).max(300)

/** What a fund may set for itself, as stored; a setting that is absent has the value chosen for every fund. */
export const fundSettingsSchema = z.object({
  decisionWeeks: whole('decisionWeeks').default(8),
  screeningDays: whole('screeningDays').default(7),
  contactWorkingDays: whole('contactWorkingDays').default(5),
  complaintWeeks: whole('complaintWeeks').default(6),
  contactRhythmDays: whole('contactRhythmDays').default(42),
  kindDays: whole('kindDays').default(7),
  /** What a letter under the Awb names: the scheme it rests on, and where an objection is sent. */
  legalBasis: someText.optional(),
  objectionAddress: someText.optional(),
  /** Where the fund gets its post and its mail: for who writes a complaint. */
  postalAddress: someText.optional(),
  email: z.email().max(300).optional(),
  /** What the fund calls its tracks, where it has words of its own. */
  smallStartName: z.string().trim().min(1).max(60).optional(),
  fullName: z.string().trim().min(1).max(60).optional(),
  waitingMonths: whole('waitingMonths').default(6),
  acceptedShareBp: whole('acceptedShareBp').default(8_000),
  /** The account of the fund on which money comes back; without it the contact person tells it. */
  account: z
    .object({ iban: z.string().min(15).max(34), holder: z.string().trim().min(1).max(70) })
    .optional(),
  invoiceDays: whole('invoiceDays').default(21),
  missedAfterDays: whole('missedAfterDays').default(30),
  /** What de-minimis aid is counted by. */
  aidRules: aidRulesSchema.default(usualAidRules),
  reviewersPerProposal: whole('reviewersPerProposal').default(3),
  extraReviewers: whole('extraReviewers').default(2),
  reviewsPerMember: whole('reviewsPerMember').default(15),
  panelResidents: whole('panelResidents').default(4),
  panelProfessionals: whole('panelProfessionals').default(4),
  residentAllowanceCents: whole('residentAllowanceCents').default(0),
  professionalAllowanceCents: whole('professionalAllowanceCents').default(0),
  yearAllowanceCents: whole('yearAllowanceCents').default(0),
  smallMaximumCents: whole('smallMaximumCents').default(2_500_00),
  fullMaximumCents: whole('fullMaximumCents').default(50_000_00),
  twoSignaturesAboveCents: whole('twoSignaturesAboveCents').default(25_000_00),
  keepRefusedYears: whole('keepRefusedYears').default(2),
  keepGrantedYears: whole('keepGrantedYears').default(7),
  keepComplaintYears: whole('keepComplaintYears').default(5),
  keepBankYears: whole('keepBankYears').default(7),
  keepAccountYears: whole('keepAccountYears').default(2),
  keepCallBackMonths: whole('keepCallBackMonths').default(6),
  keepMailMonths: whole('keepMailMonths').default(12),
  keepOpeningMonths: whole('keepOpeningMonths').default(24),
})
export type FundSettings = z.infer<typeof fundSettingsSchema>

/** What a fund calls a track; null when it has no word of its own. */
export function trackNameIn(settings: FundSettings, track: Track): string | null {
  return (track === 'full' ? settings.fullName : settings.smallStartName) ?? null
}

/** The reference of a proposal and of all that follows from it: `WF-2026-0042`; the number counts per fund and year. */
export function referenceOf(prefix: string, year: number, number: number): string {
  return `${prefix}-${year}-${String(number).padStart(4, '0')}`
}

/** A plan as far as who is near it goes: its neighbourhoods, and the contact that was chosen for it. */
export type Nearby = { neighbourhoods: readonly string[]; chosen: string | null }
type NearContact = { id: string; neighbourhood: string | null }

/**
 * Who is near a plan: who was chosen for it, else the contact of one of its neighbourhoods, else the first of the fund's
 * contacts; null without any.
 */
export function contactNear<C extends NearContact>(
  contacts: readonly C[],
  { neighbourhoods, chosen }: Nearby,
): C | null {
  const own = contacts.find(({ id }) => id === chosen)
  if (own) return own
  const near = contacts.find(
    ({ neighbourhood }) => neighbourhood !== null && neighbourhoods.includes(neighbourhood),
  )
  return near ?? contacts.find(({ neighbourhood }) => neighbourhood === null) ?? contacts[0] ?? null
}

/** Whom a reader may call: who is near their plan, and never the reader; null when nobody else is there. */
export function contactFor<C extends NearContact & { name: string }>(
  contacts: readonly C[],
  reader: string,
  plan: Nearby = { neighbourhoods: [], chosen: null },
): C | null {
  return contactBeside(contacts, [reader], plan)
}

/** Who is near a plan and is none of these people, by name; null when nobody else is there. */
export function contactBeside<C extends NearContact & { name: string }>(
  contacts: readonly C[],
  names: readonly string[],
  plan: Nearby,
): C | null {
  const others = contacts.filter(({ name }) => !names.includes(name))
  return contactNear(others, plan)
}
