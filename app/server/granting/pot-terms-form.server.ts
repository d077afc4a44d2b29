import { z } from 'zod'
import type { PotTermsFields } from '#app/components/granting/pot-terms-fields.tsx'
import { graceKinds, repaymentKinds } from '#app/domain/grant/loan.ts'
import { type PotTerms, potTermsSchema } from '#app/domain/grant/pot-terms.ts'
import { middleReleases } from '#app/domain/grant/schedule.ts'
import { parseMoney, typedMoney } from '#app/domain/money.ts'

const typed = z.string().trim().max(20, 'number')
const whole = (most: number) =>
  typed
    .regex(/^\d{1,4}$/, 'number')
    .transform(Number)
    .refine((value) => value <= most, 'number')
const share = typed
  .regex(/^\d{1,3}([.,]\d{1,2})?\s*%?$/, 'share')
  .transform((text) => Math.round(Number(text.replace('%', '').trim().replace(',', '.')) * 100))
  .refine((value) => value <= 10_000, 'share')
const amount = typed.transform((text, context) => {
  const cents = parseMoney(text)
  if (cents !== null) return cents
  context.addIssue({ code: 'custom', message: 'amount' })
  return z.NEVER
})

/** The usual terms of a pot as they are posted; numbers that are not on the page stay what they are. */
export const PotTermsPost = z.strictObject({
  operation: z.uuid(),
  seen: z.coerce.number().int().min(0),
  kind: z.enum(['gift', 'loan']),
  repayment: z.enum(repaymentKinds),
  months: whole(360).refine((months) => months > 0, 'number'),
  graceMonths: whole(60).refine((months) => months !== 1, 'number'),
  grace: z.enum(graceKinds),
  interest: share.refine((bp) => bp <= 2_000, 'share'),
  paidAtOnceUpTo: amount,
  twoMiddlePartsAbove: amount,
  first: share,
  final: share,
  middleReleasedBy: z.enum(middleReleases),
  daysToReport: whole(180),
  daysToPay: whole(90),
  weeksToFinalReport: whole(52),
  budgetFree: share,
  budgetNotice: share,
  delayFreeWeeks: whole(52),
  delayNoticeMonths: whole(24),
  paymentDays: whole(90),
  reviewDays: whole(60),
  settlementWeeks: whole(52),
  waiverBelow: amount,
})

/** What was posted, over what the pot has now. */
export function potTermsIn(form: z.output<typeof PotTermsPost>, before: PotTerms): PotTerms {
  const { kind, repayment, months, graceMonths, grace, interest } = form
  const reminderDays = before.instrument.kind === 'loan' ? before.instrument.reminderDays : 14
  return potTermsSchema.parse({
    numbers: {
      ...before.numbers,
      payment: { ...before.numbers.payment, days: form.paymentDays },
      review: { ...before.numbers.review, workingDays: form.reviewDays },
      flexibility: {
        budgetFreeBp: form.budgetFree,
        budgetNoticeBp: form.budgetNotice,
        delayFreeDays: form.delayFreeWeeks * 7,
        delayNoticeMonths: form.delayNoticeMonths,
      },
      settlement: { weeks: form.settlementWeeks, waiverBelowCents: form.waiverBelow },
    },
    recipe: {
      paidAtOnceUpToCents: form.paidAtOnceUpTo,
      twoMiddlePartsAboveCents: form.twoMiddlePartsAbove,
      firstBp: form.first,
      finalBp: form.final,
      middleReleasedBy: form.middleReleasedBy,
      daysToReport: form.daysToReport,
      daysToPay: form.daysToPay,
      weeksToFinalReport: form.weeksToFinalReport,
    },
    instrument:
      kind === 'gift'
        ? { kind }
        : { kind, repayment, months, graceMonths, grace, interestBp: interest, reminderDays },
  })
}

/** The fields of the form, every value as it would be typed. */
export function potTermsFields({ numbers, recipe, instrument }: PotTerms): PotTermsFields {
  const percent = (bp: number) => String(bp / 100).replace('.', ',')
  const loan = instrument.kind === 'loan' ? instrument : null
  return {
    kind: instrument.kind,
    repayment: loan?.repayment ?? 'linear',
    months: String(loan?.months ?? 36),
    graceMonths: String(loan?.graceMonths ?? 0),
    grace: loan?.grace ?? 'interest-only',
    interest: percent(loan?.interestBp ?? 0),
    paidAtOnceUpTo: typedMoney(recipe.paidAtOnceUpToCents),
    twoMiddlePartsAbove: typedMoney(recipe.twoMiddlePartsAboveCents),
    first: percent(recipe.firstBp),
    final: percent(recipe.finalBp),
    middleReleasedBy: recipe.middleReleasedBy,
    daysToReport: String(recipe.daysToReport),
    daysToPay: String(recipe.daysToPay),
    weeksToFinalReport: String(recipe.weeksToFinalReport),
    budgetFree: percent(numbers.flexibility.budgetFreeBp),
    budgetNotice: percent(numbers.flexibility.budgetNoticeBp),
    delayFreeWeeks: String(Math.floor(numbers.flexibility.delayFreeDays / 7)),
    delayNoticeMonths: String(numbers.flexibility.delayNoticeMonths),
    paymentDays: String(numbers.payment.days),
    reviewDays: String(numbers.review.workingDays),
    settlementWeeks: String(numbers.settlement.weeks),
    waiverBelow: typedMoney(numbers.settlement.waiverBelowCents),
  }
}
