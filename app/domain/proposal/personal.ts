/**
 * Fields with which somebody can be written to, called or paid, and what one tells the fund alone. A panel member reads a
 * plan without them.
 */
const personalFields: ReadonlySet<string> = new Set([
  'contactName',
  'contactEmail',
  'contactPhone',
  'contactTimes',
  'organisationStreet',
  'organisationPostcode',
  'fiscalHostContactName',
  'fiscalHostEmail',
  'fiscalHostPhone',
  'signatories',
  'partnerEmail',
  'iban',
  'accountHolder',
  'accountProof',
  'knowsPanelMember',
  'panelMemberWho',
  'publishing',
  'publishingReason',
  'filledInTogether',
  'helperName',
  'helperOrganisation',
  'helperConfirmed',
])

/** May a panel member read this field of a proposal, or of one of its rows? */
export function isForPanel(field: string): boolean {
  return !personalFields.has(field)
}
