import { addDays, dayOf } from '#app/domain/calendar.ts'
import type { GrantLetterFacts } from '#app/domain/grant/letter.ts'
import { type Instalment, interestLeft, principalLeft } from '#app/domain/grant/loan-allocation.ts'
import { letterAfterDays, reminderOf, toAsk } from '#app/domain/grant/loan-asking.ts'
import { isLoanOver, type LoanService, leftOf, missedOf } from '#app/domain/grant/loan-service.ts'
import type { LetterBase } from '#app/domain/panel/letter.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { db, type Tx, transaction } from '#db/client.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import {
  isPaidOut,
  type LoanInvoice,
  loanOfGrant,
  loanSettings,
  loansOfFund,
  type RunningLoan,
  standingOfLoan,
} from '#db/queries/loans.server.ts'
import { funds, loanInvoices } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { post } from '#db/writes/ledger.server.ts'
import { firstTime } from '#db/writes/reminders.server.ts'
import { expectedRepayments } from './expect-repayments.server.ts'
import { freezeGrantLetter } from './freeze-grant-letter.server.ts'

/**
 * What a day asks of every loan that runs, each in a transaction of its own: an invoice some weeks before a due date, a
 * reminder 7, 14 and 30 days after one that was not met (the last as a letter), and the fact that what is long overdue is
 * expected no longer. Each is told once; doing it again changes nothing. Answers how many loans something was done for.
 */
export async function serveLoans(now: Date): Promise<number> {
  let count = 0
  for (const { id: fund } of await db().select({ id: funds.id }).from(funds)) {
    for (const loan of await loansOfFund(db(), fund)) {
      if (!isPaidOut(loan) || isLoanOver(standingOfLoan(loan, dayOf(now)))) continue
      if (await transaction((tx) => serve(tx, fund, loan.grant, now))) count += 1
    }
  }
  return count
}

type Served = { grant: Grant; loan: RunningLoan; service: LoanService; account: Settings['account'] }
type Settings = Awaited<ReturnType<typeof loanSettings>>

async function serve(tx: Tx, fund: string, id: string, now: Date): Promise<boolean> {
  const grant = await lockGrant(tx, fund, id)
  const loan = grant && (await loanOfGrant(tx, fund, id))
  if (!grant || !isPaidOut(loan)) return false
  const today = dayOf(now)
  const { invoiceDays, missedAfterDays, account } = await loanSettings(tx, fund)
  const service = standingOfLoan(loan, today)
  const served = { grant, loan, service, account }
  const asked = loan.invoices.map(({ number }) => number)
  const asks = toAsk(service.instalments, asked, today, invoiceDays)
  for (const one of asks) await ask(tx, served, one, now)
  let reminded = 0
  for (const invoice of loan.invoices) if (await remind(tx, served, invoice, now)) reminded += 1
  const missed = await miss(tx, served, missedOf(service, today, missedAfterDays), now)
  return asks.length + reminded + missed > 0
}

async function ask(tx: Tx, served: Served, one: Instalment, now: Date): Promise<void> {
  const { grant, service } = served
  const invoice = newId(now)
  const [principal, interest] = [principalLeft(one), interestLeft(one)]
  await tx.insert(loanInvoices).values({
    id: invoice,
    fundId: grant.fund,
    grantId: grant.id,
    number: one.n,
    dueOn: one.due,
    principalCents: principal,
    interestCents: interest,
    madeAt: now,
  })
  const before = service.instalments.filter(({ due }) => due <= one.due)
  const open = service.outstanding - before.reduce((sum, row) => sum + principalLeft(row), 0)
  const letter = await letterOf(
    tx,
    served,
    invoice,
    (base) => ({ ...base, kind: 'loan-invoice', ...askedFor(served, one), open }),
    now,
  )
  const about = { grant: grant.id, invoice, number: one.n, letter }
  await record(tx, { type: 'loan-invoice-made', fund: grant.fund, actor: 'system', ...about, at: now })
}

async function remind(tx: Tx, served: Served, invoice: LoanInvoice, now: Date): Promise<boolean> {
  const { grant, loan, service } = served
  const today = dayOf(now)
  const one = service.instalments.find(({ n }) => n === invoice.number)
  const days = one ? reminderOf(one, today) : null
  if (!one || days === null) return false
  const told = { fund: grant.fund, subject: invoice.id, kind: `loan-reminder-${days}` }
  if (!(await firstTime(tx, told, now))) return false
  const until = addDays(today, loan.loan.reminderDays)
  const letter =
    days < letterAfterDays
      ? null
      : await letterOf(
          tx,
          served,
          invoice.id,
          (base) => ({ ...base, kind: 'loan-reminder', ...askedFor(served, one), left: leftOf(one), until }),
          now,
        )
  const about = { grant: grant.id, invoice: invoice.id, days, letter }
  await record(tx, { type: 'loan-reminded', fund: grant.fund, actor: 'system', ...about, at: now })
  return true
}

async function miss(
  tx: Tx,
  { grant, loan }: Served,
  missed: readonly Instalment[],
  now: Date,
): Promise<number> {
  let count = 0
  for (const { n } of missed) {
    const invoice = loan.invoices.find(({ number }) => number === n)
    const told = { fund: grant.fund, subject: invoice?.id ?? '', kind: 'loan-missed' }
    if (!invoice || !(await firstTime(tx, told, now))) continue
    await record(tx, {
      type: 'loan-instalment-missed',
      fund: grant.fund,
      actor: 'system',
      grant: grant.id,
      number: n,
      at: now,
    })
    count += 1
  }
  await post(tx, {
    id: newId(now),
    fund: grant.fund,
    weighs: 'fact',
    lines: await expectedRepayments(tx, grant, dayOf(now)),
    round: grant.round,
    by: 'system',
    at: now,
  })
  return count
}

function askedFor({ service, account }: Served, one: Instalment) {
  const number = service.instalments.filter(
    ({ n, principal, interest }) => n <= one.n && principal + interest > 0,
  )
  const of = service.instalments.filter(({ principal, interest }) => principal + interest > 0)
  return {
    number: number.length,
    of: of.length,
    dueOn: one.due,
    principal: principalLeft(one),
    interest: interestLeft(one),
    account,
  }
}

/** Null when a letter cannot be made under the regime of the fund yet; what it tells stands all the same. */
async function letterOf(
  tx: Tx,
  { grant }: Served,
  subject: string,
  write: (base: LetterBase) => GrantLetterFacts,
  now: Date,
): Promise<string | null> {
  const frozen = await freezeGrantLetter(tx, null, grant, subject, ({ base }) => write(base), now)
  return frozen.ok ? frozen.letter : null
}
