import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { maySettle } from '#app/commands/decide-settlement.server.ts'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import {
  canReturnSettlement,
  repaymentPlan,
  settlementGrounds,
  usualFinal,
} from '#app/domain/grant/settlement.ts'
import { type Cents, cents, typedMoney } from '#app/domain/money.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import { settlementGroundWords } from '#app/i18n/ground-words.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { nameOf } from '#db/queries/person-name.server.ts'
import { repaidOf, type Settlement, settlementFacts, settlementOf } from '#db/queries/settlements.server.ts'
import { factsOfGrant } from '#db/queries/tranches.server.ts'
import { notFound } from '../answers.server.ts'
import { forStaff } from '../panel/words-for-staff.server.ts'
import { amount, day, maybeAmount, maybeDay, maybeWords, words } from './course-form.server.ts'
import { grantHead, officeGrant } from './office-grant.server.ts'

export const SettlementPost = z
  .strictObject({
    operation: z.uuid(),
    final: amount,
    ground: z.enum(settlementGrounds, { error: 'empty' }),
    explanation: words,
    heardOn: maybeDay,
    waived: maybeAmount,
    waiverReason: maybeWords,
    planMonths: z
      .string({ error: 'wrong' })
      .trim()
      .regex(/^\d{1,3}$/, { error: 'wrong' })
      .transform(Number),
    lessonTitle: maybeWords.refine((title) => (title?.length ?? 0) <= 120, { error: 'tooLong' }),
    lessonText: maybeWords,
  })
  .refine(({ lessonTitle, lessonText }) => (lessonTitle === null) === (lessonText === null), {
    path: ['lessonText'],
    error: 'both',
  })
  .transform(({ final, waived, lessonTitle: title, lessonText: text, ...rest }) => ({
    ...rest,
    finalCents: final,
    waivedCents: waived,
    lesson: title !== null && text !== null ? { title, text } : null,
  }))

export const RepaymentPost = z.strictObject({ operation: z.uuid(), amount, valueDate: day })

/** The page on which the manager prepares the settlement; not found before anything was agreed. */
export async function settlementPage(actor: Person, grantId: string | undefined, now: Date) {
  const grant = await officeGrant(actor, grantId)
  const today = dayOf(now)
  const version = await versionInForce(db(), grant.id)
  const known = await factsOfGrant(db(), grant.fund, grant.id, today)
  if (!version || !known) throw notFound()
  const facts = await settlementFacts(db(), known, version.terms, today)
  const language = currentLocale()
  const usual = usualFinal(facts)
  const before = await settlementOf(db(), grant.id)
  return {
    head: grantHead(grant),
    lines: [
      { key: 'award', label: m.course_settle_award(), value: formatMoney(facts.awardCents, language) },
      { key: 'spent', label: m.course_settle_spent(), value: formatMoney(facts.spentCents, language) },
      { key: 'other', label: m.course_settle_other(), value: formatMoney(facts.otherCents, language) },
      { key: 'paid', label: m.course_settle_paid(), value: formatMoney(facts.paidCents, language) },
      { key: 'usual', label: m.course_settle_usual(), value: formatMoney(usual, language) },
    ],
    reported: facts.finalReportAccepted,
    usual: typedMoney(usual),
    below: formatMoney(facts.waiverBelowCents, language),
    months: String(facts.maximumMonths),
    returned: before && (await returnedWords(before)),
    typed: before?.returnedAt ? typedBefore(before) : null,
    operation: randomUUID(),
  }
}

/** A settlement that was prepared or decided, in words; not found when there is none. */
export async function settlementDecisionPage(actor: Person, grantId: string | undefined, now: Date) {
  const grant = await officeGrant(actor, grantId)
  const settlement = await settlementOf(db(), grant.id)
  if (!settlement) throw notFound()
  const verdict = maySettle(settlement, actor, now)
  return {
    head: grantHead(grant),
    settlement: await settlementWords(grant, settlement),
    returned: await returnedWords(settlement),
    mayReturn: canReturnSettlement(settlement, '-', actor.person).ok,
    preparer: (await nameOf(db(), settlement.preparedBy)) ?? '',
    prepared: m.course_prepared_by({
      name: (await nameOf(db(), settlement.preparedBy)) ?? '',
      day: formatDay(dayOf(settlement.preparedAt), currentLocale()),
    }),
    decides: can(actor, 'decide-settlement').ok,
    refusal: verdict.ok
      ? null
      : {
          code: verdict.reason.code,
          ...verdictWords(verdict.reason, currentLocale(), await forStaff(actor)),
        },
    operation: randomUUID(),
  }
}

/** Who gave a settlement back, and why; null when it stands. */
async function returnedWords({ returnedBy, returnReason }: Settlement) {
  if (!returnedBy) return null
  return { by: (await nameOf(db(), returnedBy)) ?? '', reason: returnReason ?? '' }
}

/** What was typed in a settlement that came back, to begin with. */
function typedBefore(settlement: Settlement): Record<string, string> {
  return {
    final: typedMoney(settlement.finalCents),
    ground: settlement.ground,
    explanation: settlement.explanation ?? '',
    heardOn: settlement.heardOn ?? '',
    waived: settlement.waivedCents > 0 ? typedMoney(settlement.waivedCents) : '',
    waiverReason: settlement.waiverReason ?? '',
    planMonths: String(settlement.planMonths),
    lessonTitle: settlement.lesson?.title ?? '',
    lessonText: settlement.lesson?.text ?? '',
  }
}

/** The amounts of a settlement and what is left of it, in words. */
export async function settlementWords(grant: Pick<Grant, 'id'>, settlement: Settlement) {
  const language = currentLocale()
  const money = (value: Cents) => formatMoney(value, language)
  const repaid = await repaidOf(db(), grant.id)
  const plan = settlement.dueOn
    ? repaymentPlan(settlement.askedCents, settlement.dueOn, settlement.planMonths)
    : []
  return {
    returned: settlement.returnedAt !== null,
    decided: settlement.decidedOn && formatDay(settlement.decidedOn, language),
    ground: settlementGroundWords[settlement.ground](),
    explanation: settlement.explanation ?? '',
    heardOn: settlement.heardOn && formatDay(settlement.heardOn, language),
    award: money(settlement.awardCents),
    spent: money(settlement.spentCents),
    paid: money(settlement.paidCents),
    final: money(settlement.finalCents),
    toPay: settlement.toPayCents > 0 ? money(settlement.toPayCents) : null,
    asked: settlement.askedCents > 0 ? money(settlement.askedCents) : null,
    waived: settlement.waivedCents > 0 ? money(settlement.waivedCents) : null,
    waiverReason: settlement.waiverReason,
    lesson: settlement.lesson && `${settlement.lesson.title}\n${settlement.lesson.text}`,
    months: settlement.planMonths,
    due: settlement.dueOn && formatDay(settlement.dueOn, language),
    left: money(cents(settlement.askedCents - repaid)),
    open: settlement.askedCents > repaid,
    plan: plan.map((part) => `${formatDay(part.on, language)}: ${money(part.cents)}`),
    reclaimableUntil: settlement.reclaimableUntil && formatDay(settlement.reclaimableUntil, language),
  }
}
export type SettlementWords = Awaited<ReturnType<typeof settlementWords>>
