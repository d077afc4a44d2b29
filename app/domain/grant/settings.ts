import { z } from 'zod'

const count = (usual: number, most: number) => z.number().int().min(0).max(most).default(usual)

/** What may change without signing again: shares of the whole budget in basis points, days and calendar months. */
export const flexibilitySchema = z.strictObject({
  budgetFreeBp: count(1_000, 10_000),
  budgetNoticeBp: count(2_500, 10_000),
  delayFreeDays: count(28, 366),
  delayNoticeMonths: count(3, 24),
})
export type Flexibility = z.infer<typeof flexibilitySchema>

/**
 * The numbers that the articles of every agreement of a fund name, with the usual ones. They are copied into the terms,
 * so that a later change of a setting changes no agreement. Amounts in cents; days and weeks as the name says.
 */
export const agreementNumbersSchema = z.strictObject({
  payment: z.strictObject({ days: count(30, 90), bankCoolingDays: count(5, 60) }).prefault({}),
  review: z.strictObject({ workingDays: count(10, 60), answerWorkingDays: count(5, 60) }).prefault({}),
  flexibility: flexibilitySchema.prefault({}),
  stop: z.strictObject({ noticeWeeks: count(4, 26) }).prefault({}),
  privacy: z.strictObject({ grantedYears: count(7, 20) }).prefault({}),
  control: z.strictObject({ paperYears: count(7, 20), noticeWorkingDays: count(10, 60) }).prefault({}),
  hold: z.strictObject({ maximumWeeks: count(13, 52) }).prefault({}),
  settlement: z.strictObject({ weeks: count(8, 52), waiverBelowCents: count(5_000, 1_000_000) }).prefault({}),
  reclaim: z.strictObject({ planMonths: count(24, 120) }).prefault({}),
  complaint: z.strictObject({ weeks: count(6, 26) }).prefault({}),
  signing: z.strictObject({ twoAboveCents: count(2_500_000, 1_000_000_000) }).prefault({}),
})
export type AgreementNumbers = z.infer<typeof agreementNumbersSchema>
