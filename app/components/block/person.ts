/** A person to call: in the footer of every page, at the same place. */
export type ContactPerson = {
  name: string
  role: string
  /** As it is written, "058 000 00 11". */
  phone: string
  hours?: string
  neighbourhood?: string
  /** An invented person: carries the word "voorbeeld". */
  example?: boolean
  portrait?: Portrait
  /** The address of their photo. */
  photo?: string
  /** The house where one can walk in. */
  house?: string
}

/** Drawn stand-ins for a photo. */
export type Portrait = 'bob' | 'scarf' | 'bun' | 'short'

/** "Marijke de Vries, buurtcontact Zuidwijk". */
export function personLine({ name, role, neighbourhood }: ContactPerson): string {
  return `${name}, ${role}${neighbourhood ? ` ${neighbourhood}` : ''}`
}

/** `tel:` with only digits and a plus. */
export function telephone(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`
}
