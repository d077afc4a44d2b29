/** A telephone number as the fund got it: where from, whose, when, and which account was named in the same paper. */
export type PhoneSeen = {
  phone: string
  from: 'contact' | 'fiscal-host' | 'call'
  /** Who answers it, as far as it was said. */
  name: string | null
  at: Date
  iban: string | null
}

/**
 * The numbers to call about an account: each once, as the fund got it first, the longest known first. None is younger than
 * the account; and about an account that takes the place of another, none that came in one paper with it.
 */
export function knownPhones(
  seen: readonly PhoneSeen[],
  account: { iban: string; at: Date; changed: boolean },
): PhoneSeen[] {
  const known = seen
    .filter(({ at }) => at < account.at)
    .filter(({ iban }) => !account.changed || iban !== account.iban)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
  const numbers = known.map(({ phone }) => digitsOf(phone))
  return known.filter(({ phone }, at) => numbers.indexOf(digitsOf(phone)) === at)
}

/** The same number is the same digits, with the code of the Netherlands or a nought before it. */
function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^(0031|31)0?/, '0')
}
