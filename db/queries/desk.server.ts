import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { fundSettingsSchema } from '#app/domain/fund.ts'
import { type CoverDay, coverOn, headroom } from '#app/domain/ledger.ts'
import type { Cents } from '#app/domain/money.ts'
import { actsFor } from '#app/domain/panel/stand-in.ts'
import type { Reader } from '#db/client.server.ts'
import { funds } from '#db/schema/index.ts'
import { closedToEach } from './closed.server.ts'
import { toAnswerOffer, toOffer, toSign } from './desk/agreements.server.ts'
import { toCall } from './desk/call-backs.server.ts'
import { changesToAnswer } from './desk/changes.server.ts'
import { checksToMind, movementsToKnow } from './desk/checks.server.ts'
import { toAnswerComplaints } from './desk/complaints.server.ts'
import { toDecide, toPrepare } from './desk/decisions.server.ts'
import { endingsToDecide } from './desk/endings.server.ts'
import { evidenceToJudge } from './desk/evidence.server.ts'
import { reviewsToHold } from './desk/experiment-reviews.server.ts'
import { closingsToDecide, fundDecisionsToTake, lateContributions } from './desk/fund-money.server.ts'
import { holdsThatEnd } from './desk/holds.server.ts'
import type { WorkItem } from './desk/item.ts'
import { loansToMind } from './desk/loans.server.ts'
import { toAnswer, toHelp } from './desk/messages.server.ts'
import { toAssign } from './desk/panel.server.ts'
import { toType } from './desk/paper-forms.server.ts'
import { paperToConfirm } from './desk/paper-signings.server.ts'
import { toPay } from './desk/payments.server.ts'
import { lateReports, toJudge } from './desk/reports.server.ts'
import { resultsToJudge } from './desk/results.server.ts'
import { openQuestions, toScreen } from './desk/screening.server.ts'
import { settlementsOpen, toSettle } from './desk/settlements.server.ts'
import { coverOfScope, positions } from './ledger.server.ts'
import { typedForOthers } from './paper-forms.server.ts'
import { holdingsOf } from './stand-ins.server.ts'

/**
 * Everything that asks something of who looks, computed from rows: the manager's work, or the approver's. Nothing is asked
 * of who only looks on. What somebody prepared themselves is not theirs to approve, and what is closed to them is not
 * shown: it is on the list of who stands in for them. Nor is the first check of what they typed over from paper.
 */
export async function workOf(reader: Reader, actor: Person, today: IsoDate): Promise<WorkItem[]> {
  if (!actor.roles.includes('manager') && !actor.roles.includes('approver')) return []
  const { fund } = actor
  const [row] = await reader.select({ settings: funds.settings }).from(funds).where(eq(funds.id, fund))
  const { screeningDays } = fundSettingsSchema.parse(row?.settings ?? {})
  const all = await Promise.all([
    lateReports(reader, fund, today),
    openQuestions(reader, fund, today),
    toScreen(reader, fund, screeningDays),
    toAnswer(reader, fund),
    toHelp(reader, fund),
    toAssign(reader, fund, today),
    toDecide(reader, fund),
    toPrepare(reader, fund),
    toSign(reader, fund, today),
    toOffer(reader, fund),
    paperToConfirm(reader, fund),
    toAnswerOffer(reader, fund),
    toPay(reader, fund, today),
    toJudge(reader, fund),
    evidenceToJudge(reader, fund),
    changesToAnswer(reader, fund),
    resultsToJudge(reader, fund),
    holdsThatEnd(reader, fund, today),
    reviewsToHold(reader, fund, today),
    endingsToDecide(reader, fund),
    toSettle(reader, fund),
    settlementsOpen(reader, fund),
    fundDecisionsToTake(reader, fund),
    closingsToDecide(reader, fund),
    lateContributions(reader, fund, today),
    loansToMind(reader, fund, today),
    checksToMind(reader, fund),
    movementsToKnow(reader, fund),
    toCall(reader, fund),
    toAnswerComplaints(reader, fund),
    toType(reader, actor),
  ])
  return all.flat().filter(await theirs(reader, actor, today))
}

/** Which work belongs to somebody, in their own name or in the place of who is away or stands too near. */
async function theirs(reader: Reader, actor: Person, today: IsoDate): Promise<(item: WorkItem) => boolean> {
  const held = {
    manager: await holdingsOf(reader, actor, 'manager', today),
    approver: await holdingsOf(reader, actor, 'approver', today),
  }
  const usual = [...held.manager, ...held.approver].flatMap(({ standsInFor }) => standsInFor?.usual ?? [])
  const typed = await typedForOthers(reader, actor, today)
  const closedTo = await closedToEach(reader, actor.fund, [actor.person, ...usual])
  return ({ key, kind, of, subject, preparedBy }) => {
    if (!actor.roles.includes(of) || preparedBy?.id === actor.person) return false
    if (kind === 'screen' && typed.has(key.replace('screen-', ''))) return false
    if (subject !== null && closedTo(actor.person).has(subject)) return false
    return actsFor(held[of], (person) => subject !== null && closedTo(person).has(subject)).ok
  }
}

/**
 * The money of the fund on a day, in cents; `free` is what can be awarded, set by the `tightest` day when that is a later
 * one.
 */
export type FundToday = {
  received: Cents
  expected: Cents
  agreed: Cents
  paid: Cents
  free: Cents
  tightest: CoverDay | null
}

export async function fundToday(reader: Reader, fund: string, today: IsoDate): Promise<FundToday> {
  const [{ fund: position }, cover] = await Promise.all([
    positions(reader, fund),
    coverOfScope(reader, fund, fund),
  ])
  const free = headroom(cover, today)
  return {
    received: position.received,
    expected: position.expected,
    agreed: position.committed,
    paid: position.paid,
    free,
    tightest:
      free < coverOn(cover, today)
        ? (cover.find((day) => day.on > today && day.cover === free) ?? null)
        : null,
  }
}
