import { asc, eq, inArray } from 'drizzle-orm'
import { keepHandOver } from '#app/commands/keep-hand-over.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
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
import { grantRegister } from '#db/queries/public/grants.server.ts'
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
  const period = { from: row?.startsOn ?? closed, to: '9999-12-31' }
  const lines = await linesForFile(reader, period)
  const journal = lines && (await journalSheet(reader, lines))
  const books =
    lines &&
    (await auditFile(
      reader,
      { ...period, to: closed },
      lines.filter(({ on }) => on <= closed),
      now,
    ))
  const donors = await donorsOf(db(), fund)
  return [
    ...(journal
      ? [sheetFile('kasboek.csv', journal), { name: 'kasboek.xlsx', bytes: await xlsx('kasboek', journal) }]
      : []),
    ...(books ? [text('kasboek.xaf', [...xaf(books)].join(''))] : []),
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

/** Who reads for the file: the books alone are read, and nothing of a proposal is closed to nobody in particular. */
function readerOf(fund: string, person: string): Person {
  return {
    ...{ id: person, person, fund, name: '', email: null, roles: ['approver'], locale: 'nl' },
    ...{ session: '', steppedUpAt: null },
  }
}

async function grantsSheet(fund: string): Promise<Sheet> {
  const rows = await grantRegister(db(), fund)
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
