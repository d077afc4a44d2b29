import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { type Cents, cents, sumCents, typedMoney } from '#app/domain/money.ts'
import { openAllowance } from '#app/domain/panel/allowance.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import {
  type AllowancePayment,
  allowancePaymentById,
  allowancesPaid,
  type Presence,
  presencesOf,
} from '#db/queries/allowances.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { notFound } from '../answers.server.ts'
import { amount, day } from '../granting/course-form.server.ts'

export const AllowancePost = z.strictObject({
  operation: z.uuid(),
  amount: amount.refine((given) => given > 0, { error: 'wrong' }),
  paidOn: day,
})

export type AllowanceRow = {
  person: string
  name: string
  meetings: number
  due: Cents
  paid: Cents
  open: Cents
}

const stands = ({ takenBackAt }: AllowancePayment) => takenBackAt === null
const isOfYear = (year: string | null, on: string) => year === null || on.startsWith(year)

/** What each member was at, got and still gets; meetings and payments of one year, or of all, and what is open over all. */
export async function allowancesOf(
  { fund }: Person,
  query: URLSearchParams,
): Promise<{ rows: AllowanceRow[]; years: string[]; year: string | null }> {
  const [meetings, payments] = [await presencesOf(db(), fund), await allowancesPaid(db(), fund)]
  const paid = payments.filter(stands)
  const years = [...new Set([...meetings.map((one) => one.heldOn), ...paid.map((one) => one.paidOn)])]
    .map((on) => on.slice(0, 4))
    .filter((year, at, all) => all.indexOf(year) === at)
    .sort()
    .reverse()
  const year = years.find((one) => one === query.get('year')) ?? null
  const members = new Map(meetings.map(({ person, name }) => [person, name]))
  const rows = [...members].map(([person, name]): AllowanceRow => {
    const [were, had] = [of(meetings, person), of(paid, person)]
    const inYear = were.filter(({ heldOn }) => isOfYear(year, heldOn))
    return {
      ...{ person, name, meetings: inYear.length, open: openAllowance(were, had) },
      due: sumCents(inYear.map(({ dueCents }) => dueCents)),
      paid: sumCents(had.filter(({ paidOn }) => isOfYear(year, paidOn)).map((one) => one.cents)),
    }
  })
  return { rows: rows.sort((one, other) => one.name.localeCompare(other.name, 'nl')), years, year }
}

function of<Row extends { person: string }>(rows: readonly Row[], person: string): Row[] {
  return rows.filter((one) => one.person === person)
}

/** The list of allowances in words. */
export async function allowancesPage(actor: Person, query: URLSearchParams) {
  const { rows, years, year } = await allowancesOf(actor, query)
  const money = (value: Cents) => formatMoney(value, currentLocale())
  return {
    rows: rows.map((row) => ({ ...row, due: money(row.due), paid: money(row.paid), open: money(row.open) })),
    open: money(sumCents(rows.map((row) => cents(Math.max(0, row.open))))),
    file: year ? `year=${year}` : '',
    shows: [null, ...years].map((one) => ({
      key: one ?? 'all',
      label: one ?? m.allowance_all_years(),
      href: one ? `/manager/allowances?year=${one}` : '/manager/allowances',
      current: one === year,
    })),
  }
}

/** What one member was at, got and still gets; null for who was at no meeting. */
export async function allowanceFor(fund: string, person: string) {
  if (!isUuid(person)) return null
  const [meetings, payments] = [
    await presencesOf(db(), fund, person),
    await allowancesPaid(db(), fund, person),
  ]
  const [first] = meetings
  if (!first) return null
  const open = openAllowance(meetings, payments.filter(stands))
  const language = currentLocale()
  const money = (value: number) => formatMoney(cents(value), language)
  return {
    name: first.name,
    open: open > 0 ? money(open) : null,
    over: open < 0 ? money(-open) : null,
    openTyped: open > 0 ? typedMoney(open) : '',
    meetings: meetings.map((one: Presence) => ({
      key: `${one.batch}-${one.heldOn}`,
      on: formatDay(one.heldOn, language),
      about: one.batchName,
      due: money(one.dueCents),
    })),
    payments: payments.map((one) => ({
      id: one.id,
      on: formatDay(one.paidOn, language),
      amount: money(one.cents),
      by: one.by,
      back:
        one.takenBackAt &&
        m.allowance_taken_back({
          name: one.takenBackBy ?? '',
          day: formatDay(dayOf(one.takenBackAt), language),
        }),
    })),
  }
}

/** One member for the office, with the form of a payment. */
export async function allowancePage(actor: Person, person: string | undefined) {
  const found = await allowanceFor(actor.fund, person ?? '')
  if (!found) throw notFound()
  const may = can(actor, 'pay-allowance').ok && person !== actor.person
  return { ...found, may, operation: randomUUID() }
}

/** The note of a payment that is to be taken back. */
export async function allowanceReturnPage(actor: Person, id: string | undefined) {
  const payment = await allowancePaymentById(db(), actor.fund, id)
  if (!payment || payment.takenBackAt) throw notFound()
  const language = currentLocale()
  return {
    member: payment.personId,
    name: payment.name,
    says: m.allowance_return_what({
      amount: formatMoney(payment.cents, language),
      day: formatDay(payment.paidOn, language),
    }),
    operation: randomUUID(),
  }
}
