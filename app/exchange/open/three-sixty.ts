import { daysBetween } from '#app/domain/calendar.ts'
import { type OpenGrant, type OpenWords, recipientName } from '#app/domain/open/grant.ts'
import type { OpenData } from '#app/domain/open/open-data.ts'
import type { OpenPastGrant } from '#app/domain/open/past.ts'
import { fundId, grantUrl, organisationId } from './ids.ts'

const daysInMonth = 30.4375

/**
 * The grants as a package of the 360Giving Data Standard 1.4.3; null while there is none, because a package has one at
 * least. Amounts of nought are left out, a person has no name, and who asked not to be named has an id of this file alone.
 */
export function threeSixty(data: OpenData, words: OpenWords, licence: string): string | null {
  const grants = data.grants.filter(({ awardedCents }) => awardedCents > 0)
  const past = data.past.filter(({ awardedCents }) => awardedCents > 0)
  if (grants.length + past.length === 0) return null
  const { fund, site, changedAt } = data
  const file = {
    version: '1.4',
    title: fund.name,
    description: fund.about || fund.name,
    issued: changedAt.toISOString().slice(0, 10),
    modified: changedAt.toISOString(),
    license: licence,
    publisher: { name: fund.legalName, identifier: fundId(fund), website: site, prefix: prefixOf(data) },
    grants: [
      ...grants.map((grant) => grantOf(grant, data, words)),
      ...past.map((one) => pastOf(one, data, words)),
    ],
  }
  return `${JSON.stringify(file, null, 1)}\n`
}

function prefixOf({ fund }: OpenData): string {
  return `360G-${fund.slug}`
}

function grantOf(grant: OpenGrant, data: OpenData, words: OpenWords) {
  const { startsOn, endsOn } = grant
  return {
    id: `${prefixOf(data)}-${grant.reference}`,
    title: grant.title,
    description: grant.description,
    currency: 'EUR',
    amountAwarded: grant.awardedCents / 100,
    ...(grant.paidCents > 0 ? { amountDisbursed: grant.paidCents / 100 } : {}),
    awardDate: grant.awardedOn,
    url: grantUrl(data, grant),
    plannedDates: [{ startDate: startsOn, endDate: endsOn, duration: monthsIn(grant) }],
    ...recipientOf(grant, data, words),
    fundingOrganization: [{ id: fundId(data.fund), name: data.fund.legalName }],
    grantProgramme: [{ code: grant.pot.key, title: grant.pot.name }],
    beneficiaryLocation: grant.neighbourhoods.map(({ name }) => ({ name, countryCode: 'NL' })),
    locationScope: 'GLS060',
    fundingType: grant.kinds.map((code) => ({ vocabulary: 'dichtbij', code, title: code })),
    classifications: grant.pillars.map(({ key, name }) => ({
      vocabulary: 'dichtbij',
      code: key,
      title: name,
    })),
    fromOpenCall: 'Yes',
    disbursementTransaction: grant.payments.map(({ id, on, cents }) => ({
      id: `${grant.reference}-${id}`,
      transactionDate: on,
      currency: 'EUR',
      value: cents / 100,
    })),
    dateModified: grant.changedAt.toISOString(),
    dataSource: `${data.site}/open-data`,
  }
}

/** A grant from before this site, under a programme that says so. */
function pastOf(grant: OpenPastGrant, data: OpenData, words: OpenWords) {
  const { reference, title, awardedOn, startsOn, endsOn, neighbourhood } = grant
  return {
    id: `${prefixOf(data)}-past-${reference}`,
    title,
    description: words.description(reference),
    currency: 'EUR',
    amountAwarded: grant.awardedCents / 100,
    ...(grant.paidCents > 0 ? { amountDisbursed: grant.paidCents / 100 } : {}),
    awardDate: awardedOn,
    ...(startsOn && endsOn ? { plannedDates: [{ startDate: startsOn, endDate: endsOn }] } : {}),
    recipientOrganization: [
      {
        id: organisationOf(grant) ?? `${prefixOf(data)}-org:past-${reference}`,
        name: recipientName(grant.recipient, words),
      },
    ],
    fundingOrganization: [{ id: fundId(data.fund), name: data.fund.legalName }],
    grantProgramme: [{ code: 'imported', title: 'imported' }],
    ...(neighbourhood ? { beneficiaryLocation: [{ name: neighbourhood, countryCode: 'NL' }] } : {}),
    dateModified: grant.changedAt.toISOString(),
    dataSource: `${data.site}/open-data`,
  }
}

function organisationOf({ recipient }: OpenPastGrant): string | null {
  return recipient.kind === 'organisation' ? organisationId(recipient) : null
}

/** Months to one decimal, one at least of a tenth. */
function monthsIn({ startsOn, endsOn }: OpenGrant): number {
  return Math.max(1, Math.round(((daysBetween(startsOn, endsOn) + 1) / daysInMonth) * 10)) / 10
}

function recipientOf({ recipient, fiscalHost, reference }: OpenGrant, data: OpenData, words: OpenWords) {
  const name = recipientName(recipient, words)
  const prefix = prefixOf(data)
  if (recipient.kind === 'individual')
    return { recipientIndividual: { id: `${prefix}-ind:${reference}`, name } }
  const own = recipient.kind === 'organisation' ? recipient : fiscalHost
  return {
    recipientOrganization: [
      {
        id: (own && organisationId(own)) ?? `${prefix}-org:${reference}`,
        name: own?.name ?? name,
        ...(fiscalHost && recipient.kind === 'group' ? { department: name } : {}),
      },
    ],
  }
}
