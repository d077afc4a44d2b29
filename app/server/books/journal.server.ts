import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { accounts, journalLines, openingBalances } from '#app/domain/ledger/journal.ts'
import type { Sheet } from '#app/exchange/sheet.ts'
import type { AuditFile, AuditLine, AuditParty, AuditTransaction } from '#app/exchange/xaf.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { currentFund, potsOf } from '#db/queries/fund.server.ts'
import { journalEntries, type Period, sumsBefore } from '#db/queries/journal.server.ts'
import type { LedgerLine } from '#db/queries/ledger-search.server.ts'
import { entryWord } from '../granting/entry-words.ts'
import { accountWord, accountWords } from './account-words.ts'
import { weightWord } from './ledger-page.server.ts'

/** As many lines of the ledger as one file holds: a year of sixty thousand tranches in five years fits. */
export const mostLines = 100_000

/** The lines of a period; null when they are more than one file holds. */
export async function linesForFile(actor: Person, period: Period): Promise<LedgerLine[] | null> {
  const lines = await journalEntries(db(), actor, period, mostLines + 1)
  return lines.length > mostLines ? null : lines
}

/** A period as a table of double entries, two rows for each line of the ledger. */
export async function journalSheet(actor: Person, lines: readonly LedgerLine[]): Promise<Sheet> {
  const pots = await potsOf(db(), actor.fund)
  return {
    columns: [
      { head: m.books_number(), type: 'number', width: 10 },
      { head: m.manager_fund_on(), type: 'day', width: 12 },
      { head: m.books_true_day(), type: 'day', width: 12 },
      { head: m.manager_fund_booked(), type: 'day', width: 12 },
      { head: m.books_account(), type: 'text', width: 10 },
      { head: m.books_account_name(), type: 'text', width: 30 },
      { head: m.books_debit(), type: 'money', width: 14 },
      { head: m.books_credit(), type: 'money', width: 14 },
      { head: m.manager_fund_entry(), type: 'text', width: 30 },
      { head: m.books_weighs(), type: 'text', width: 10 },
      { head: m.manager_fund_pot(), type: 'text', width: 22 },
      { head: m.manager_grant_reference(), type: 'text', width: 16 },
      { head: m.books_party(), type: 'text', width: 30 },
      { head: m.books_posting(), type: 'text', width: 38 },
    ],
    rows: lines.flatMap((line) =>
      journalLines({ ...line, cover: line.coverCents }).map(({ account, side, cents }) => [
        line.number,
        line.on,
        line.trueOn,
        dayOf(line.recordedAt),
        accounts[account].number,
        accountWord(account),
        side === 'debit' ? cents : null,
        side === 'credit' ? cents : null,
        entryWord(line.kind),
        weightWord(line.weighs),
        pots.find(({ id }) => id === line.pot)?.name ?? null,
        line.reference,
        line.initiativeName ?? line.donor,
        line.posting,
      ]),
    ),
  }
}

/** A period as an audit file: one transaction for what was booked together on one day. */
export async function auditFile(
  actor: Person,
  period: Period,
  lines: readonly LedgerLine[],
  now: Date,
): Promise<AuditFile> {
  const [fund, pots, before] = await Promise.all([
    currentFund(db()),
    potsOf(db(), actor.fund),
    sumsBefore(db(), actor.fund, period.from),
  ])
  if (!fund) throw new Error('there is no fund')
  return {
    year: period.from.slice(0, 4),
    ...period,
    madeOn: dayOf(now),
    company: { ident: fund.kvkNumber, name: fund.legalName, taxIdent: m.books_tax_unknown() },
    accountNames: accountWords(),
    parties: partiesOf(lines),
    opening: openingBalances(before),
    journal: { id: 'KAS', name: m.manager_fund_ledger() },
    transactions: transactionsOf(lines, pots),
    notice: m.books_not_validated(),
  }
}

function transactionsOf(
  lines: readonly LedgerLine[],
  pots: readonly { id: string; key: string }[],
): AuditTransaction[] {
  const together = new Map<string, LedgerLine[]>()
  for (const line of lines) {
    const key = `${line.on} ${line.posting}`
    together.set(key, [...(together.get(key) ?? []), line])
  }
  return [...together.values()].flatMap((booked) => {
    const [first] = booked
    const sides = booked.flatMap((line) => sidesOf(line, pots))
    if (!first || sides.length === 0) return []
    const { number, on, kind, posting, recordedBy } = first
    return { number: String(number), on, text: entryWord(kind), by: short(recordedBy), posting, lines: sides }
  })
}

function sidesOf(line: LedgerLine, pots: readonly { id: string; key: string }[]): AuditLine[] {
  return journalLines({ ...line, cover: line.coverCents }).map((side) => ({
    ...side,
    text: [entryWord(line.kind), line.reference].filter(Boolean).join(' '),
    party: partyOf(line)?.id,
    pot: pots.find(({ id }) => id === line.pot)?.key,
    project: line.reference,
  }))
}

function partiesOf(lines: readonly LedgerLine[]): AuditParty[] {
  const parties = lines.flatMap((line) => partyOf(line) ?? [])
  return [...new Map(parties.map((party) => [party.id, party])).values()]
}

function partyOf({ initiative, initiativeName, contribution, donor }: LedgerLine): AuditParty | null {
  if (initiative) return { id: short(initiative), name: initiativeName ?? '', kind: 'receives' }
  return contribution ? { id: short(contribution), name: donor ?? '', kind: 'gives' } : null
}

/** A key fits in 35 letters without its dashes. */
function short(key: string): string {
  return key.replaceAll('-', '')
}
