import { asc, eq, inArray } from 'drizzle-orm'
import { keepHandOver } from '#app/commands/keep-hand-over.server.ts'
import type { Person } from '#app/domain/access.ts'
import { addDays, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { sha256 } from '#app/effects/hash.ts'
import { csv } from '#app/exchange/csv.ts'
import type { Sheet } from '#app/exchange/sheet.ts'
import { xaf } from '#app/exchange/xaf.ts'
import { xlsx } from '#app/exchange/xlsx.ts'
import { type ZippedFile, zip } from '#app/exchange/zip.ts'
import { withLocale } from '#app/i18n/locale.server.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { donorsOf } from '#db/queries/contributions.server.ts'
import { fundById } from '#db/queries/fund.server.ts'
import { closedOn, outlivingLoans } from '#db/queries/fund-closing.server.ts'
import { fundDecisionById } from '#db/queries/fund-decisions.server.ts'
import { namedGrantRegister } from '#db/queries/public/grants.server.ts'
import { documents, grants, termsVersions } from '#db/schema/index.ts'
import { aidRegisterSheet } from '../aid/register-file.server.ts'
import { auditFile, journalSheet, linesForFile } from '../books/journal.server.ts'
import { donorSheet } from '../fund/donor-page.server.ts'

/** Makes and keeps what a closed fund hands over: everything in open files, with a list of checks. It may run again. */
export async function makeHandOver(
  { fund = '', decision = '' }: Record<string, string>,
  now: Date,
): Promise<void> {
  const [closed, taken] = [await closedOn(db(), fund), await fundDecisionById(db(), fund, decision)]
  if (!closed || taken?.data.kind !== 'closing' || !taken.takenBy) return
  const bytes = await withLocale('nl', async () => {
    const files = await filesOf(fund, taken.takenBy as string, closed, now)
    const sums = files.map((file) => `${sha256(file.bytes)}  ${file.name}\n`).join('')
    const about = [
      m.closing_readme({ day: closed }),
      '',
      taken.reason,
      '',
      m.closing_readme_check(),
      '',
    ].join('\n')
    return zip([text('LEESMIJ.txt', about), text('SHA256SUMS', sums), ...files], now)
  })
  await keepHandOver({ fund, decision }, { bytes, fileName: `overdracht-${closed}.zip` }, now)
}

async function filesOf(fund: string, person: string, closed: string, now: Date): Promise<ZippedFile[]> {
  const row = await fundById(db(), fund)
  const reader = readerOf(fund, person)
  const books = []
  for (const period of yearsOf(row?.startsOn ?? closed, closed))
    books.push(...(await booksIn(reader, period, closed, now)))
  const donors = await donorsOf(db(), fund)
  return [
    ...books,
    sheetFile('bijdragen.csv', await grantsSheet(fund)),
    sheetFile('leningen.csv', await loansSheet(fund, now)),
    sheetFile('staatssteun.csv', await aidRegisterSheet(db(), fund)),
    ...(await Promise.all(
      donors.map(async ({ id, name }) =>
        sheetFile(`gevers/${fileName(name)}-${id.slice(-6)}.csv`, await donorSheet(fund, id, closed)),
      ),
    )),
    ...(await agreements(fund)),
  ]
}

/** Each year of a fund until it was closed, and what is booked for after that. */
function yearsOf(from: IsoDate, closed: IsoDate): { from: IsoDate; to: IsoDate }[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(closed.slice(0, 4))]
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  return [
    ...years.map((year) => ({ from: `${year}-01-01`, to: year === last ? closed : `${year}-12-31` })),
    { from: addDays(closed, 1), to: '9999-12-31' },
  ]
}

/**
 * The journal of a period in three forms, the audit file for what was booked until the closing; no files of an empty one.
 */
async function booksIn(
  reader: Person,
  period: { from: IsoDate; to: IsoDate },
  closed: IsoDate,
  now: Date,
): Promise<ZippedFile[]> {
  const lines = await linesForFile(reader, period)
  if (!lines) throw new Error(`too many lines in ${period.from}..${period.to} for one file`)
  if (lines.length === 0) return []
  const name = `kasboek/${period.from > closed ? 'later' : period.from.slice(0, 4)}`
  const journal = await journalSheet(reader, lines)
  return [
    sheetFile(`${name}.csv`, journal),
    { name: `${name}.xlsx`, bytes: await xlsx('kasboek', journal) },
    ...(period.from > closed
      ? []
      : [text(`${name}.xaf`, [...xaf(await auditFile(reader, period, lines, now))].join(''))]),
  ]
}

/** Who reads for the file: the books alone are read, and nothing of a proposal is closed to nobody in particular. */
function readerOf(fund: string, person: string): Person {
  return {
    ...{ id: person, person, fund, name: '', email: null, roles: ['approver'], locale: 'nl' },
    ...{ session: '', steppedUpAt: null },
  }
}

async function grantsSheet(fund: string): Promise<Sheet> {
  const rows = await namedGrantRegister(db(), fund)
  return {
    columns: [
      { head: m.manager_grant_reference(), type: 'text' },
      { head: m.manager_tranche_grant(), type: 'text' },
      { head: m.fund_in_amount(), type: 'money' },
      { head: m.donor_paid(), type: 'money' },
      { head: m.aid_col_on(), type: 'day' },
      { head: m.fund_in_state(), type: 'text' },
    ],
    rows: rows.map((one) => [
      one.reference,
      one.initiative,
      one.amountCents,
      one.paidCents,
      dayOf(one.awardedAt),
      one.state,
    ]),
  }
}

/** Every part of a loan that outlives the fund, with what was paid of it. */
async function loansSheet(fund: string, now: Date): Promise<Sheet> {
  const loans = await outlivingLoans(db(), fund, now)
  return {
    columns: [
      { head: m.manager_grant_reference(), type: 'text' },
      { head: m.manager_tranche_grant(), type: 'text' },
      { head: m.fund_in_due(), type: 'day' },
      { head: m.closing_principal(), type: 'money' },
      { head: m.closing_interest(), type: 'money' },
      { head: m.closing_paid(), type: 'money' },
      { head: m.closing_open(), type: 'money' },
    ],
    rows: loans.flatMap(({ reference, name, instalments }) =>
      instalments.map(({ due, principal, interest, paid, left }) => [
        ...[reference, name, due, principal, interest, paid, left],
      ]),
    ),
  }
}

/** The signed agreements as they were kept. */
async function agreements(fund: string): Promise<ZippedFile[]> {
  const versions = await db()
    .select({
      document: termsVersions.executedDocumentId,
      reference: grants.reference,
      version: termsVersions.version,
    })
    .from(termsVersions)
    .innerJoin(grants, eq(grants.id, termsVersions.grantId))
    .where(eq(termsVersions.fundId, fund))
    .orderBy(asc(grants.reference), asc(termsVersions.version))
  const ids = versions.flatMap(({ document }) => document ?? [])
  if (ids.length === 0) return []
  const kept = await db().select().from(documents).where(inArray(documents.id, ids))
  return versions.flatMap(({ document, reference, version }) => {
    const bytes = kept.find(({ id }) => id === document)?.bytes
    return bytes ? [{ name: `overeenkomsten/${reference}-${version}.pdf`, bytes: new Uint8Array(bytes) }] : []
  })
}

function sheetFile(name: string, sheet: Sheet): ZippedFile {
  return text(name, [...csv(sheet)].join(''))
}

function text(name: string, content: string): ZippedFile {
  return { name, bytes: new TextEncoder().encode(content) }
}

function fileName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\w-]+/g, '-')
    .slice(0, 60)
}
