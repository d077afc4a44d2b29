import type { Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate, parseDay } from '#app/domain/calendar.ts'
import type { PotFigures } from '#app/domain/ledger/donor-share.ts'
import { sumCents } from '#app/domain/money.ts'
import type { Sheet } from '#app/exchange/sheet.ts'
import { formatDay, formatMoney, formatPercent } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { unitBeside } from '#app/i18n/units.ts'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { donorById } from '#db/queries/donor-report.server.ts'
import { notFound } from '../answers.server.ts'
import { initiativeName } from '../results/initiative-name.server.ts'
import { valueText } from '../results/values.server.ts'
import { type DonorPot, type DonorResult, donorReport } from './donor-report.server.ts'

const figures = ['brought', 'committed', 'paid', 'back', 'left'] as const

/** What a donor is told: their money, what it did in each pot, and what came of it, on any day up to now. */
export async function donorPage(actor: Person, id: string | undefined, asked: string | null, now: Date) {
  const donor = await donorById(db(), actor.fund, id)
  if (!donor) throw notFound()
  const { on, wrong } = dayAsked(asked, dayOf(now))
  const language = currentLocale()
  const report = await donorReport(actor.fund, donor.id, on)
  const money = (amount: number) => formatMoney(amount, language)
  const path = `/manager/fund/donors/${donor.id}`
  return {
    name: donor.name,
    day: formatDay(on, language),
    asked: { on: asked ?? '', wrong },
    file: `${path}/file?on=${on}`,
    facts: [
      { term: m.donor_promised(), value: money(report.promised) },
      { term: m.donor_received(), value: money(report.received) },
      { term: m.donor_due(), value: money(report.due) },
      { term: figureWord('left'), value: money(sumCents(report.pots.map(({ own }) => own.left))) },
    ],
    promises: report.promises.map((one) => ({
      id: one.id,
      href: `/manager/contributions/${one.id}`,
      amount: money(one.amountCents),
      dueOn: formatDay(one.dueOn, language),
      pot: report.pots.find(({ pot }) => pot?.id === one.pot)?.pot?.name ?? potWord(one.pot),
      received: money(sumCents(one.receipts.map(({ cents }) => cents))),
      state: one.withdrawnOn ? m.fund_in_state_withdrawn() : money(one.due),
    })),
    pots: report.pots.map((one) => ({
      key: one.pot?.key ?? '',
      name: one.pot?.name ?? m.fund_transfer_no_pot(),
      share: shareOf(one),
      figures: figures.map((figure) => ({
        key: figure,
        word: figureWord(figure),
        own: money(one.own[figure]),
        whole: money(one.whole[figure]),
        href: ledgerOf(figure, one.pot?.key ?? null, on),
      })),
    })),
    grants: report.grants.map((grant) => ({
      id: grant.id,
      href: `/manager/grants/${grant.id}`,
      name: initiativeName(grant),
      reference: grant.reference,
      pot: report.pots.find(({ pot }) => pot?.id === grant.pot)?.pot?.name ?? '',
      amount: money(grant.amountCents),
      state: stateWord('grant', grant.state, 'staff', language) ?? grant.state,
    })),
    results: report.results.map((result) => ({
      key: result.key,
      name: result.name,
      href: `/manager/programme/indicators/${result.key}`,
      figure: resultText(result),
      grants: result.grants,
    })),
  }
}

/** The same as a table: of each pot and figure what is the donor's and what the whole is, and the results. */
export async function donorFile(actor: Person, id: string | undefined, asked: string | null, now: Date) {
  const donor = await donorById(db(), actor.fund, id)
  if (!donor) throw notFound()
  const { on } = dayAsked(asked, dayOf(now))
  return {
    name: `${m.donor_file_name()}-${donor.name}-${on}`,
    sheet: await donorSheet(actor.fund, donor.id, on),
  }
}

/** The report of a donor on a day as a sheet. */
export async function donorSheet(fund: string, donor: string, on: IsoDate): Promise<Sheet> {
  const report = await donorReport(fund, donor, on)
  return {
    columns: [
      { head: m.manager_fund_pot(), type: 'text', width: 28 },
      { head: m.donor_col_what(), type: 'text', width: 40 },
      { head: m.donor_col_own(), type: 'money', width: 16 },
      { head: m.donor_col_whole(), type: 'money', width: 16 },
      { head: m.donor_col_result(), type: 'text', width: 40 },
    ],
    rows: [
      [null, m.donor_promised(), report.promised, null, null],
      [null, m.donor_received(), report.received, null, null],
      [null, m.donor_due(), report.due, null, null],
      ...report.pots.flatMap(({ pot, own, whole }) =>
        figures.map((figure) => [
          pot?.name ?? m.fund_transfer_no_pot(),
          figureWord(figure),
          own[figure],
          whole[figure],
          null,
        ]),
      ),
      ...report.results.map((result) => [null, result.name, null, null, resultText(result)]),
    ],
  }
}

/** The day that was typed, else today; a day to come is said and not used. */
function dayAsked(asked: string | null, today: IsoDate): { on: IsoDate; wrong: boolean } {
  const day = asked?.trim() ? parseDay(asked) : today
  return day !== null && day <= today ? { on: day, wrong: false } : { on: today, wrong: true }
}

function shareOf({ own, whole }: DonorPot): string | null {
  if (whole.brought <= 0) return null
  const shareBp = Math.round((own.brought * 10_000) / whole.brought)
  return formatPercent(shareBp, currentLocale())
}

function potWord(pot: string | null): string {
  return pot === null ? m.fund_in_whole() : m.donor_moved()
}

function figureWord(figure: keyof PotFigures): string {
  return {
    brought: m.donor_brought,
    committed: m.donor_committed,
    paid: m.donor_paid,
    back: m.donor_back,
    left: m.donor_left,
  }[figure]()
}

/** The lines of the ledger that a figure of a pot is made of. */
function ledgerOf(figure: keyof PotFigures, pot: string | null, on: IsoDate): string | null {
  if (pot === null) return null
  const show = {
    brought: 'received',
    committed: 'committed',
    paid: 'paid',
    back: 'repayment-received',
    left: '',
  }[figure]
  const query = new URLSearchParams({
    pot,
    ...(show && { show }),
    ...(figure === 'committed' ? {} : { to: on }),
  })
  return `/manager/ledger?${query}`
}

function resultText({ value, unit }: DonorResult): string {
  return value ? `${valueText(value, currentLocale())} ${unitBeside(value, unit)}` : m.donor_result_hidden()
}
