import type { IsoDate } from '#app/domain/calendar.ts'
import { later } from '#app/domain/calendar.ts'
import type { OpenGrant, OpenWords } from '#app/domain/open/grant.ts'
import { recipientName } from '#app/domain/open/grant.ts'
import type { OpenIndicator } from '#app/domain/open/indicator.ts'
import type { OpenData } from '#app/domain/open/open-data.ts'
import { doubtOf, figureText } from './figure-text.ts'
import { fundId, grantUrl, organisationId } from './ids.ts'

/** Where the words of the standard are explained. */
export const cidsContext = 'https://ontology.commonapproach.org/cidsContext.jsonld'

type Node = { '@id': string; '@type': string } & Record<string, unknown>

/** What changes and how it is seen, as JSON-LD in the Common Impact Data Standard 3.2, basic tier. */
export function cids(data: OpenData, words: OpenWords): string {
  const file = { '@context': cidsContext, '@graph': cidsGraph(data, words) }
  return `${JSON.stringify(file, null, 1)}\n`
}

/** The nodes of the file: the fund, and of each grant who does it, its outcomes, indicators, targets and figures. */
export function cidsGraph(data: OpenData, words: OpenWords): Node[] {
  const { fund, site } = data
  const pillars = new Map(data.grants.flatMap(({ pillars }) => pillars.map((one) => [one.key, one] as const)))
  return [
    {
      '@id': `${site}/#fund`,
      '@type': 'cids:Organization',
      hasLegalName: fund.legalName,
      hasName: fund.name,
      hasDescription: fund.about || fund.name,
      hasIdentifier: fundId(fund),
    },
    ...[...pillars.values()].map(({ key, name }) => ({
      '@id': themeId(site, key),
      '@type': 'cids:Theme',
      hasName: name,
      hasDescription: name,
    })),
    ...data.grants.flatMap((grant) => grantNodes(grant, data, words)),
  ]
}

function themeId(site: string, key: string): string {
  return `${site}/results/${encodeURIComponent(key)}#theme`
}

function grantNodes(grant: OpenGrant, data: OpenData, words: OpenWords): Node[] {
  const page = grantUrl(data, grant)
  const organisation = `${page}#organisation`
  const outcome = `${page}#outcome`
  return [
    {
      '@id': organisation,
      '@type': 'cids:Organization',
      hasLegalName: recipientName(grant.recipient, words),
      hasDescription: grant.title,
      ...identifierOf(grant),
      hasOutcome: [outcome],
      hasIndicator: grant.indicators.map((one) => indicatorId(page, one)),
    },
    {
      '@id': outcome,
      '@type': 'cids:Outcome',
      hasName: grant.title,
      hasDescription: grant.description,
      forOrganization: organisation,
      forTheme: grant.pillars.map(({ key }) => themeId(data.site, key)),
      hasIndicator: grant.indicators.map((one) => indicatorId(page, one)),
    },
    ...grant.indicators.flatMap((one) => indicatorNodes(one, grant, { page, organisation })),
  ]
}

function identifierOf({ recipient }: OpenGrant): Record<string, string> {
  const id = recipient.kind === 'organisation' ? organisationId(recipient) : null
  return id ? { hasIdentifier: id } : {}
}

function indicatorId(page: string, { id }: OpenIndicator): string {
  return `${page}#indicator-${encodeURIComponent(id)}`
}

function indicatorNodes(
  indicator: OpenIndicator,
  { startsOn }: OpenGrant,
  { page, organisation }: { page: string; organisation: string },
): Node[] {
  const id = indicatorId(page, indicator)
  const measured = indicator.actuals.map(({ period, value }, at) => ({
    '@id': `${id}-report-${at + 1}`,
    '@type': 'cids:IndicatorReport',
    hasName: indicator.name,
    ...doubtful(doubtOf(indicator, value)),
    ...between(period.from, period.to),
    forIndicator: id,
    forOrganization: organisation,
    value: measure(indicator, value.value, `${id}-value-${at + 1}`),
  }))
  return [
    {
      '@id': id,
      '@type': 'cids:Indicator',
      hasName: indicator.name,
      hasDescription: `${indicator.unit}. ${indicator.source}`,
      unitDescription: indicator.unit,
      ...(indicator.baseline
        ? { hasBaseline: measure(indicator, indicator.baseline.value, `${id}-baseline`) }
        : {}),
      hasIndicatorReport: measured.map((one) => one['@id']),
    },
    {
      '@id': `${id}-target`,
      '@type': 'cids:Target',
      hasName: indicator.name,
      hasComment: `${figureText(indicator, indicator.target)} ${indicator.unit}`,
      ...between(startsOn, later(startsOn, indicator.targetOn)),
      value: measure(indicator, indicator.target, `${id}-target-value`),
    },
    ...measured,
  ]
}

function doubtful(doubt: string | null): Record<string, string> {
  return doubt === null ? {} : { hasComment: doubt }
}

function between(from: IsoDate, to: IsoDate) {
  return { startedAtTime: `${from}T00:00:00Z`, endedAtTime: `${to}T23:59:59Z` }
}

function measure(indicator: OpenIndicator, value: number, id: string) {
  return { '@id': id, '@type': 'i72:Measure', hasNumericalValue: figureText(indicator, value) }
}
