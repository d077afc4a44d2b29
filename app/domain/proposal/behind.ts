import type { FrozenDocument } from './schema.ts'

/** Who is behind a proposal, by what its frozen copy says: people, addresses, organisations, postcodes. */
export type Behind = { names: string[]; emails: string[]; organisations: string[]; postcodes: string[] }

/**
 * Gathers from a frozen copy whoever could be known to a reader: the group and its contact, who signs, the organisation
 * or fiscal host, the partners. What was not asked or filled in is left out; null, after erasure, has nobody.
 */
export function behindOf(document: FrozenDocument | null): Behind {
  const about: Record<string, unknown> = { ...document?.aboutUs }
  const signatories = rowsIn(about.signatories)
  const partners = rowsIn((document?.verbinding as Record<string, unknown> | undefined)?.partners)
  return {
    names: texts([
      about.contactName,
      about.fiscalHostContactName,
      ...signatories.map((one) => one.signatoryName),
    ]),
    emails: texts([
      about.contactEmail,
      about.fiscalHostEmail,
      ...signatories.map((one) => one.signatoryEmail),
      ...partners.map((one) => one.partnerEmail),
    ]),
    organisations: texts([
      about.initiativeName,
      about.organisationName,
      about.fiscalHostName,
      ...partners.map((one) => one.partnerName),
    ]),
    postcodes: texts([about.organisationPostcode]),
  }
}

/** Whom of the panel the applicant says to know, in the words of the form; null when they name nobody. */
export function knownOnPanel(document: FrozenDocument | null): string | null {
  const said = (document as { declarations?: Record<string, unknown> } | null)?.declarations?.panelMemberWho
  return typeof said === 'string' && said.trim() ? said : null
}

function rowsIn(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value : []
}

function texts(values: readonly unknown[]): string[] {
  return values.filter((value): value is string => typeof value === 'string' && value.trim() !== '')
}
