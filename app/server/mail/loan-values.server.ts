import { eq } from 'drizzle-orm'
import { dayOf } from '#app/domain/calendar.ts'
import { leftOf } from '#app/domain/grant/loan-service.ts'
import { db } from '#db/client.server.ts'
import { isPaidOut, loanOfGrant, standingOfLoan } from '#db/queries/loans.server.ts'
import { loanDecisions, loanReceipts } from '#db/schema/index.ts'
import type { OutgoingMail, Values } from './values.server.ts'
import { pageUrl } from './values.server.ts'

/** What a mail about a loan tells: an instalment that is asked for, money that came in, or what need not come back. */
export async function loanValues({ fundId, props, createdAt }: OutgoingMail): Promise<Values> {
  const { grant = '', invoice, receipt, loanDecision } = props
  if (!invoice && !receipt && !loanDecision) return {}
  const loan = await loanOfGrant(db(), fundId, grant)
  if (!isPaidOut(loan)) return {}
  const service = standingOfLoan(loan, dayOf(createdAt))
  const parts = service.instalments.filter(({ principal, interest }) => principal + interest > 0)
  const asked = loan.invoices.find(({ id }) => id === invoice)
  const part = parts.find(({ n }) => n === asked?.number)
  return {
    'loan.open': service.outstanding,
    'instalment.due': asked?.dueOn,
    'instalment.amount': part && leftOf(part),
    'instalment.number': part && parts.indexOf(part) + 1,
    'instalments.count': parts.length,
    'url.grant': pageUrl(`/applicant/grants/${grant}/loan`),
    ...(receipt ? await receiptValues(receipt) : {}),
    ...(loanDecision ? await decisionValues(loanDecision) : {}),
  }
}

async function receiptValues(id: string): Promise<Values> {
  const [row] = await db().select().from(loanReceipts).where(eq(loanReceipts.id, id))
  return { 'instalment.amount': row?.cents, 'payment.date': row?.valueOn }
}

async function decisionValues(id: string): Promise<Values> {
  const [row] = await db().select().from(loanDecisions).where(eq(loanDecisions.id, id))
  return { 'loan.waived': row?.cents, 'change.reason': row?.reason }
}
