import type { IsoDate } from '../calendar.ts'
import type { Cents } from '../money.ts'

/** A promise of a donor of which something is still to come, with what its money is known by. */
export type OpenPromise = {
  contribution: string
  donor: string
  donorName: string
  due: Cents
  dueOn: IsoDate
  /** Where the donor says so: the name of a letter or an agreement. */
  source: string | null
  /** Accounts from which money of this donor came before. */
  ibans: readonly string[]
}

type Incoming = { amountCents: Cents; iban: string | null; name: string | null; remittance: string | null }

/** A reference that is shorter says too little. */
const tellingLetters = 5

/**
 * The promise that money coming in most likely is, for a person to look at: of just what is still to come of it, and its
 * account, its reference or the name of its donor agrees. Of several of one donor the first that is due; null when none
 * is so, or those of several donors are.
 */
export function suggestedPromise(entry: Incoming, promises: readonly OpenPromise[]): OpenPromise | null {
  const fitting = promises
    .filter((promise) => promise.due === entry.amountCents && isToldBy(entry, promise))
    .toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0))
  const [first] = fitting
  return first && fitting.every(({ donor }) => donor === first.donor) ? first : null
}

function isToldBy(entry: Incoming, { donorName, source, ibans }: OpenPromise): boolean {
  const said = plain(`${entry.name ?? ''} ${entry.remittance ?? ''}`)
  const holds = (text: string) => plain(text).length >= tellingLetters && said.includes(plain(text))
  return (entry.iban !== null && ibans.includes(entry.iban)) || holds(donorName) || holds(source ?? '')
}

/** Letters and digits alone, so that a bank may write capitals, spaces and no accents. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
}
