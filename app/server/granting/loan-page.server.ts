import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { canDecideLoan } from '#app/commands/decide-loan.server.ts'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { isUnderWay } from '#app/domain/grant/grant.ts'
import { waivedCents } from '#app/domain/grant/loan.ts'
import { loanDecisionKinds } from '#app/domain/grant/loan-allocation.ts'
import { cents } from '#app/domain/money.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { grantList } from '#db/queries/grants.server.ts'
import {
  isPaidOut,
  loanOfGrant,
  loanSettings,
  loansOfFund,
  type OpenLoanDecision,
  openLoanDecision,
  standingOfLoan,
} from '#db/queries/loans.server.ts'
import { nameOf } from '#db/queries/person-name.server.ts'
import { notFound } from '../answers.server.ts'
import { forStaff } from '../panel/words-for-staff.server.ts'
import { amount, day, maybeAmount, words } from './course-form.server.ts'
import { loanKindWords, loanWords, payWhere } from './loan-words.server.ts'
import { grantHead, officeGrant } from './office-grant.server.ts'
import { ownRunningGrant } from './own-running-grant.server.ts'

export const LoanReceiptPost = z.strictObject({
  operation: z.uuid(),
  amount: amount.refine((value) => value > 0, { error: 'wrong' }),
  valueDate: day,
})
export const LoanDecisionPost = z.strictObject({
  operation: z.uuid(),
  kind: z.enum(loanDecisionKinds, { error: 'empty' }),
  amount: maybeAmount,
  reason: words,
})

/** Every loan of the fund, who is behind first, then by the next due date. */
export async function loansPage(actor: Person, now: Date) {
  const today = dayOf(now)
  const grants = await grantList(db(), actor)
  const loans = (await loansOfFund(db(), actor.fund)).flatMap((loan) => {
    const grant = grants.find(({ id }) => id === loan.grant)
    if (!grant) return []
    const service = isPaidOut(loan) ? standingOfLoan(loan, today) : null
    const order = service?.arrears
      ? `0${service.arrears.since}`
      : service?.next
        ? `1${service.next.due}`
        : '2'
    const { state, word, late, open, lent, next, arrears } = loanWords(loan, today, 'staff')
    return [
      {
        ...{ id: grant.id, name: grant.initiativeName, order, state, word, late, open, lent },
        next: next ? m.loan_next_is(next) : '',
        behind: arrears ? m.loan_behind_days(arrears) : '',
      },
    ]
  })
  return loans.sort((one, other) => one.order.localeCompare(other.order))
}

/** The loan of a grant for the office; not found while no agreement with a loan is in force. */
export async function loanPage(actor: Person, grantId: string | undefined, now: Date) {
  const grant = await officeGrant(actor, grantId)
  const loan = await loanOfGrant(db(), grant.fund, grant.id)
  if (!loan) throw notFound()
  const open = await openLoanDecision(db(), grant.id)
  return {
    head: grantHead(grant),
    loan: loanWords(loan, dayOf(now), 'staff'),
    manages: can(actor, 'prepare-loan-decision').ok,
    changes: isUnderWay(grant.state),
    corrects: grant.state !== 'settled',
    waiver: loan.loan.waiver && formatMoney(waivedCents(loan.loan), currentLocale()),
    prepared: open && (await decisionWords(open)),
    operation: randomUUID(),
  }
}

/** The same for who books or decides something of it; not found before it was paid out. */
export async function paidLoanPage(actor: Person, grantId: string | undefined, now: Date) {
  const page = await loanPage(actor, grantId, now)
  if (page.loan.paidOut === null) throw notFound()
  return page
}

/** What waits for the second person; not found when nothing does. */
export async function loanDecisionPage(actor: Person, grantId: string | undefined, now: Date) {
  const grant = await officeGrant(actor, grantId)
  const open = await openLoanDecision(db(), grant.id)
  if (!open) throw notFound()
  const verdict = canDecideLoan(open, actor, now)
  return {
    head: grantHead(grant),
    decision: await decisionWords(open),
    decides: can(actor, 'decide-loan').ok,
    refusal: verdict.ok
      ? null
      : {
          code: verdict.reason.code,
          ...verdictWords(verdict.reason, currentLocale(), await forStaff(actor)),
        },
    operation: randomUUID(),
  }
}

/** One's own loan; not found for others, and while no agreement with a loan is in force. */
export async function ownLoanPage(actor: Person, grantId: string | undefined, now: Date) {
  const grant = await ownRunningGrant(actor, grantId)
  const loan = await loanOfGrant(db(), grant.fund, grant.id)
  if (!loan) throw notFound()
  const { account } = await loanSettings(db(), grant.fund)
  const path = `/applicant/grants/${grant.id}`
  return {
    head: { name: grant.initiativeName, reference: grant.reference, path },
    loan: loanWords(loan, dayOf(now), 'applicant'),
    where: payWhere(account, grant.reference),
    ask: `/applicant/proposals/${grant.proposal}/messages`,
    change: isUnderWay(grant.state) ? `${path}/change/money` : null,
  }
}

async function decisionWords({ kind, cents: amountCents, reason, preparedBy, preparedAt }: OpenLoanDecision) {
  const language = currentLocale()
  return {
    kind: loanKindWords[kind](),
    amount: formatMoney(cents(amountCents), language),
    reason: reason ?? '',
    prepared: m.course_prepared_by({
      name: (await nameOf(db(), preparedBy)) ?? '',
      day: formatDay(dayOf(preparedAt), language),
    }),
  }
}
