import { and, eq, inArray, isNull } from 'drizzle-orm'
import { addDays, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { grants, loanCorrections, loanDecisions, loanReceipts, people } from '#db/schema/index.ts'
import { isPaidOut, loansOfFund, standingOfLoan } from '../loans.server.ts'
import { type WorkItem, workItem } from './item.ts'

const daysToDecide = 7

/** Loans that are behind, for who calls, and what about a loan waits for the other person. */
export async function loansToMind(reader: Reader, fund: string, today: IsoDate): Promise<WorkItem[]> {
  return [
    ...(await behind(reader, fund, today)),
    ...(await waiting(reader, fund)),
    ...(await wrong(reader, fund)),
  ]
}

async function wrong(reader: Reader, fund: string): Promise<WorkItem[]> {
  const rows = await reader
    .select({
      id: loanCorrections.id,
      receipt: loanCorrections.receiptId,
      at: loanCorrections.preparedAt,
      grant: grants.id,
      title: grants.title,
      amount: loanReceipts.cents,
      by: { id: people.id, name: people.name },
    })
    .from(loanCorrections)
    .innerJoin(loanReceipts, eq(loanReceipts.id, loanCorrections.receiptId))
    .innerJoin(grants, eq(grants.id, loanCorrections.grantId))
    .innerJoin(people, eq(people.id, loanCorrections.preparedBy))
    .where(and(eq(loanCorrections.fundId, fund), isNull(loanCorrections.decidedAt)))
  return rows.map(({ id, receipt, at, grant, title, amount, by }) =>
    workItem({
      key: `loan-correction-${id}`,
      kind: 'loan-correct',
      of: 'approver',
      subject: grant,
      title,
      amount,
      preparedBy: by,
      on: addDays(dayOf(at), daysToDecide),
      since: dayOf(at),
      href: `/manager/grants/${grant}/loan/receipts/${receipt}/correction/approval`,
    }),
  )
}

async function behind(reader: Reader, fund: string, today: IsoDate): Promise<WorkItem[]> {
  const late = (await loansOfFund(reader, fund)).flatMap((loan) => {
    const arrears = isPaidOut(loan) ? standingOfLoan(loan, today).arrears : null
    return arrears ? [{ grant: loan.grant, arrears }] : []
  })
  if (late.length === 0) return []
  const ids = late.map(({ grant }) => grant)
  const titles = await reader
    .select({ id: grants.id, title: grants.title })
    .from(grants)
    .where(inArray(grants.id, ids))
  return late.map(({ grant, arrears }) =>
    workItem({
      key: `loan-${grant}`,
      kind: 'loan-late',
      of: 'manager',
      subject: grant,
      title: titles.find(({ id }) => id === grant)?.title ?? '',
      amount: arrears.cents,
      on: arrears.since,
      since: arrears.since,
      href: `/manager/grants/${grant}/loan`,
    }),
  )
}

async function waiting(reader: Reader, fund: string): Promise<WorkItem[]> {
  const rows = await reader
    .select({
      id: loanDecisions.id,
      at: loanDecisions.preparedAt,
      grant: grants.id,
      title: grants.title,
      by: { id: people.id, name: people.name },
    })
    .from(loanDecisions)
    .innerJoin(grants, eq(grants.id, loanDecisions.grantId))
    .innerJoin(people, eq(people.id, loanDecisions.preparedBy))
    .where(and(eq(loanDecisions.fundId, fund), isNull(loanDecisions.decidedAt)))
  return rows.map(({ id, at, grant, title, by }) =>
    workItem({
      key: `loan-decision-${id}`,
      kind: 'loan-decide',
      of: 'approver',
      subject: grant,
      title,
      preparedBy: by,
      on: addDays(dayOf(at), daysToDecide),
      since: dayOf(at),
      href: `/manager/grants/${grant}/loan/decision/approval`,
    }),
  )
}
