/** What may mean that somebody stands near an applicant, from sure to faint. A hint asks; it decides nothing. */
export const conflictHints = [
  'own-proposal',
  'named-by-applicant',
  'same-organisation',
  'same-mail-domain',
  'same-surname-and-postcode',
] as const
export type ConflictHint = (typeof conflictHints)[number]

/** What the fund knows of somebody of the panel or the staff. */
export type Declarant = {
  id: string
  name: string
  email: string | null
  /** Where they work or help, as they wrote it themselves. */
  organisations: readonly string[]
  postcode: string | null
}

/** What a proposal says of those behind it. */
export type Applying = {
  /** Ids of the people who apply. */
  members: readonly string[]
  /** Names of people: contact, signatories, who answers for the money. */
  names: readonly string[]
  emails: readonly string[]
  organisations: readonly string[]
  postcodes: readonly string[]
  /** Whom of the panel the applicant knows: picked from the list, or in words of their own. */
  named: readonly { person: string | null; words: string }[]
}

/**
 * The hints that somebody stands near who applies, each once, in the order of `conflictHints`. Organisations are equal
 * without their legal form, capitals and accents; a mail domain counts unless everybody can have an address there; a
 * surname counts only together with the whole postcode. Nothing known gives no hint.
 */
export function hintsFor(person: Declarant, applying: Applying): ConflictHint[] {
  const found: Record<ConflictHint, boolean> = {
    'own-proposal': applying.members.includes(person.id),
    'named-by-applicant': applying.named.some((one) => isNamed(person, one)),
    'same-organisation': shares(person.organisations.map(bareName), applying.organisations.map(bareName)),
    'same-mail-domain': shares([domainOf(person.email)], applying.emails.map(domainOf)),
    'same-surname-and-postcode':
      shares([barePostcode(person.postcode ?? '')], applying.postcodes.map(barePostcode)) &&
      shares(surnamesOf(person.name), applying.names.flatMap(surnamesOf)),
  }
  return conflictHints.filter((hint) => found[hint])
}

const openToEverybody = new Set([
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'hotmail.nl', 'live.com', 'live.nl'],
  ...[
    'msn.com',
    'yahoo.com',
    'ymail.com',
    'icloud.com',
    'me.com',
    'mac.com',
    'aol.com',
    'gmx.net',
    'gmx.com',
  ],
  ...['proton.me', 'protonmail.com', 'pm.me', 'tutanota.com', 'zoho.com', 'mail.com'],
  ...[
    'ziggo.nl',
    'kpnmail.nl',
    'kpnplanet.nl',
    'planet.nl',
    'hetnet.nl',
    'home.nl',
    'xs4all.nl',
    'upcmail.nl',
  ],
  ...[
    'casema.nl',
    'chello.nl',
    'quicknet.nl',
    'online.nl',
    'telfort.nl',
    'tele2.nl',
    'solcon.nl',
    'freedom.nl',
  ],
  ...['example.org', 'example.com', 'example.net'],
])

const legalForms = /\b(stichting|st|stg|vereniging|ver|cooperatie|cooperatieve|bv|nv|vof|ua|de|het|the)\b/g

function domainOf(email: string | null): string {
  const domain = email?.split('@')[1]?.trim().toLowerCase() ?? ''
  return openToEverybody.has(domain) ? '' : domain
}

function bareName(name: string): string {
  return plain(name).replace(legalForms, ' ').replace(/\s+/g, '')
}

function barePostcode(postcode: string): string {
  const bare = postcode.replace(/\s/g, '').toUpperCase()
  return /^\d{4}[A-Z]{2}$/.test(bare) ? bare : ''
}

/** Both names of a double surname; what stands before the last word of a name is a first name or a particle. */
function surnamesOf(name: string): string[] {
  const words = name.trim().split(/\s+/)
  return words.length < 2 ? [] : (words.at(-1) as string).split('-').map((part) => plain(part).trim())
}

/** Is this who the applicant means: the person picked from the list, or every word of their name in what was written? */
export function isNamed(
  { id, name }: Pick<Declarant, 'id' | 'name'>,
  named: Applying['named'][number],
): boolean {
  if (named.person !== null) return named.person === id
  const wanted = plain(name).split(' ').filter(Boolean)
  const written = new Set(plain(named.words).split(' '))
  return wanted.length > 1 && wanted.every((word) => written.has(word))
}

/** Small letters and figures without accents, in words with one space between. Dots in "B.V." leave nothing behind. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}.'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function shares(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => one !== '' && others.includes(one))
}
