import type { OpenGrant, OpenOrganisation } from '#app/domain/open/grant.ts'
import type { OpenData, OpenFund } from '#app/domain/open/open-data.ts'

/** An organisation in the list of org-id.guide: by its number at the Chamber of Commerce. */
export function organisationId({ kvk }: Pick<OpenOrganisation, 'kvk'>): string | null {
  return kvk && /^\d{8}$/.test(kvk) ? `NL-KVK-${kvk}` : null
}

/** The fund; one without a number of eight digits is told apart by the name it has in addresses. */
export function fundId(fund: Pick<OpenFund, 'kvk' | 'slug'>): string {
  return organisationId(fund) ?? `NL-DICHTBIJ-${fund.slug}`
}

/** The page of a grant. */
export function grantUrl(
  { site }: Pick<OpenData, 'site'>,
  { reference }: Pick<OpenGrant, 'reference'>,
): string {
  return `${site}/grants/${encodeURIComponent(reference)}`
}

/** The page of a round. */
export function roundUrl({ site }: Pick<OpenData, 'site'>, { slug }: { slug: string }): string {
  return `${site}/rounds/${encodeURIComponent(slug)}`
}

/** Whole cents as euros with two decimals, without a float in between. */
export function decimals(cents: number): string {
  const size = Math.abs(cents)
  return `${cents < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`
}
