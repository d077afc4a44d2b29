import { addMonths, dayOf } from '#app/domain/calendar.ts'
import { amountOf, loanOf } from '#app/domain/grant/instrument.ts'
import { scheduleOf } from '#app/domain/grant/loan-schedule.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { type GrantSource, type OpenLoan, openGrant } from '#app/domain/open/grant.ts'
import { openIndicator } from '#app/domain/open/indicator.ts'
import { type OpenData, openData } from '#app/domain/open/open-data.ts'
import { type OpenPastGrant, openPastGrant } from '#app/domain/open/past.ts'
import { hiddenFigures } from '#app/domain/results/hidden-figures.ts'
import { configuration } from '#app/effects/configuration.server.ts'
import { conditionClause } from '#app/i18n/condition-words.server.ts'
import { db } from '#db/client.server.ts'
import { currentFund, type FundRow } from '#db/queries/fund.server.ts'
import { shownPastGrants } from '#db/queries/past.server.ts'
import { type PublicIndicator, publicIndicators } from '#db/queries/public/grants.server.ts'
import { type OpenGrantRow, openGrantRows, openRounds } from '#db/queries/public/open-data.server.ts'
import { type Programme, publicProgramme } from '#db/queries/public/results.server.ts'
import { conditionNamesOf } from '../agreement-document.server.ts'
import { notFound } from '../answers.server.ts'
import { fileLanguage, openWords } from './words.server.ts'

/** Everything that is open of the fund at this address; the number of queries does not grow with what there is. */
export async function openDataOfFund(): Promise<OpenData> {
  const fund = await currentFund(db())
  if (!fund) throw notFound()
  const programme = await publicProgramme(db(), fund.id)
  const indicators = await publicIndicators(db(), fund.id)
  const hidden = hiddenFigures(programme.indicators, indicators)
  const rows = await openGrantRows(db(), fund.id)
  return openData({
    site: configuration().origin,
    fund: openFund(fund),
    grants: rows.map((row) => openGrant(sourceOf(row, { programme, indicators, hidden }), openWords())),
    past: await openPast(fund.id),
    opportunities: await openRounds(db(), fund.id),
  })
}

/** The grants of earlier years that the fund put on show, as everybody may know them. */
export async function openPast(fund: string): Promise<OpenPastGrant[]> {
  const { title } = openWords()
  return (await shownPastGrants(db(), fund)).map((row) =>
    openPastGrant(
      {
        ...{ reference: row.reference, title: row.title, grantee: row.grantee, kvk: row.kvk },
        ...{
          neighbourhood: row.neighbourhood,
          awardedOn: row.awardedOn,
          startsOn: row.startsOn,
          endsOn: row.endsOn,
        },
        ...{ awardedCents: row.amountCents, paidCents: row.paidCents, changedAt: row.importedAt },
      },
      title,
    ),
  )
}

/** The rounds alone, for who only wants to know where one can ask for money. */
export async function openOpportunities(): Promise<Pick<OpenData, 'site' | 'fund' | 'opportunities'>> {
  const fund = await currentFund(db())
  if (!fund) throw notFound()
  return {
    site: configuration().origin,
    fund: openFund(fund),
    opportunities: await openRounds(db(), fund.id),
  }
}

function openFund(fund: FundRow): OpenData['fund'] {
  const { slug, name, legalName, seat, startsOn, endsOn, createdAt } = fund
  return {
    ...{ slug, name, legalName, seat, startsOn, endsOn, createdAt },
    kvk: fund.kvkNumber,
    about: fund.mainAim || fund.vision,
    regime: fund.regime === 'awb' ? 'awb' : 'private',
    example: fund.example === 'yes',
  }
}

type Around = { programme: Programme; indicators: readonly PublicIndicator[]; hidden: ReadonlySet<string> }

function sourceOf(row: OpenGrantRow, { programme, indicators, hidden }: Around): GrantSource {
  const { agreement, settled, stopped, payments, planned, repaid } = row
  const terms = agreement?.terms ?? null
  const own = indicators.filter(({ grant }) => grant === row.id)
  const measured = own.flatMap(({ course }) =>
    course.flatMap(({ rows }) => rows.map((one) => one.acceptedAt)),
  )
  const moments = [
    agreement?.inForceAt,
    settled?.at,
    stopped?.at,
    ...[...payments, ...repaid].map(({ at }) => at),
  ]
  return {
    ...{ reference: row.reference, initiative: row.initiative, summary: row.summary, document: row.document },
    ...{ example: row.example, track: row.track, round: row.round, pot: row.pot, state: row.state },
    ...{ startsOn: row.startsOn, endsOn: row.endsOn, awardedAt: row.awardedAt, planned },
    neighbourhoods: named(row.neighbourhoods, programme.neighbourhoods),
    pillars: named(row.pillars, programme.pillars),
    kinds: terms ? terms.instruments.map(({ kind }) => kind) : [],
    receiver: terms && receiverIn(terms),
    awardedCents: row.awardedCents,
    agreedCents: terms && amountOf(terms),
    agreedOn: agreement && dayOf(agreement.inForceAt),
    settledCents: settled?.cents ?? null,
    settledOn: settled && dayOf(settled.at),
    stoppedOn: stopped?.on ?? null,
    payments: payments.map(({ at: _at, ...payment }) => payment),
    repaid: repaid.map(({ at: _at, ...payment }) => payment),
    loan: terms && loanIn(terms, row),
    conditions: terms ? conditionsIn(terms) : [],
    indicators: own.map((one) => openIndicator(one, { hidden, startsOn: row.startsOn })),
    changes: [...moments, ...measured].filter((moment) => moment !== undefined),
  }
}

function named(keys: readonly string[], all: readonly { key: string; name: string }[]) {
  return keys.map((key) => ({ key, name: all.find((one) => one.key === key)?.name ?? key }))
}

function receiverIn({ grantee, fiscalHost }: Terms): GrantSource['receiver'] {
  return { name: grantee.name, kvk: grantee.kvkNumber, hosts: fiscalHost !== null }
}

/** A loan with the days on which the first and the last part come back: from the real payment, or from the planned one. */
function loanIn(terms: Terms, { payments }: OpenGrantRow): OpenLoan | null {
  const loan = loanOf(terms)
  if (!loan) return null
  const parts = terms.tranches.filter(({ instrument }) => instrument === 'loan')
  const paid = payments.find(({ id }) => parts.some((part) => part.id === id))
  const { rows } = scheduleOf(loan, paid?.on ?? parts[0]?.plannedOn ?? terms.startsOn)
  const { amountCents, repayment, months, graceMonths, interestBp } = loan
  const days = rows.filter(({ principal }) => principal > 0).map(({ due }) => due)
  return {
    ...{ amountCents, repayment, months, graceMonths, interestBp },
    firstOn: days[0] ?? addMonths(terms.startsOn, graceMonths + 1),
    lastOn: days.at(-1) ?? addMonths(terms.startsOn, graceMonths + months),
  }
}

/** What has to be true before each part is paid, once each. */
function conditionsIn(terms: Terms): string[] {
  const names = conditionNamesOf(terms)
  return [...new Set(terms.tranches.map(({ condition }) => conditionClause(condition, names, fileLanguage)))]
}
