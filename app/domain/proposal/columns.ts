import type { IsoDate } from '../calendar.ts'
import type { Cents } from '../money.ts'
import { hasOrganisation, needsFiscalHost } from './schema/about-us.ts'
import type { Draft } from './schema.ts'

export type ProposalColumns = {
  title: string
  summary: string
  applicantName: string
  partners: string[]
  neighbourhoods: string[]
  pillars: string[]
  amountAskedCents: Cents | null
  startsOn: IsoDate | null
  endsOn: IsoDate | null
}

/**
 * What of a draft is filtered, sorted, summed or shown before its text opens. The applicant is the organisation, or
 * the group under its own name; a fiscal host counts as a partner, so that a panel member can see an interest in it. Without a
 * summary, as in a small start, the plan begins it.
 */
export function columnsOf({ aboutUs, voornemen, verbinding, money }: Draft): ProposalColumns {
  const host = needsFiscalHost(aboutUs) ? aboutUs.fiscalHostName : undefined
  const partners = (verbinding.partners ?? []).flatMap(({ partnerName }) => partnerName ?? [])
  const title = aboutUs.initiativeName ?? ''
  return {
    title,
    summary: voornemen.summary ?? beginOf(voornemen.plan ?? ''),
    applicantName: (hasOrganisation(aboutUs) ? aboutUs.organisationName : undefined) ?? title,
    partners: [...new Set(host ? [host, ...partners] : partners)],
    neighbourhoods: voornemen.neighbourhoods ?? [],
    pillars: voornemen.pillars ?? [],
    amountAskedCents: money.amountAsked ?? null,
    startsOn: voornemen.startDate ?? null,
    endsOn: voornemen.endDate ?? null,
  }
}

const summaryLength = 250

/** The first words of a longer text, as many as a summary holds. */
function beginOf(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  if (line.length <= summaryLength) return line
  const cut = line.slice(0, summaryLength)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))} …`
}
