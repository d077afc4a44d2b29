/** Fields with which somebody can be written to, called or paid. A panel member reads a plan without them. */
const personalFields: ReadonlySet<string> = new Set([
  'contactName',
  'contactEmail',
  'contactPhone',
  'organisationStreet',
  'organisationPostcode',
  'fiscalHostContactName',
  'fiscalHostEmail',
  'iban',
  'accountHolder',
])

/** May a panel member read this field of a proposal? */
export function isForPanel(field: string): boolean {
  return !personalFields.has(field)
}
