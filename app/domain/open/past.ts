import type { IsoDate } from '../calendar.ts'
import type { Cents } from '../money.ts'
import type { OpenRecipient } from './grant.ts'
import { publicText } from './public-text.ts'

/** A grant from before this site as everybody may know it, marked as brought along; amounts in cents. */
export type OpenPastGrant = {
  reference: string
  title: string
  recipient: OpenRecipient
  neighbourhood: string | null
  awardedOn: IsoDate
  startsOn: IsoDate | null
  endsOn: IsoDate | null
  awardedCents: Cents
  paidCents: Cents
  changedAt: Date
}

/** What is on record of it. */
export type PastSource = Omit<OpenPastGrant, 'recipient'> & { grantee: string; kvk: string | null }

/**
 * A grant of the past for everybody. Nobody was asked then whether they may be named, so that only an organisation in the
 * trade register is; any other name is left out of every text. What was erased has no title either.
 */
export function openPastGrant(
  { grantee, kvk, title, ...facts }: PastSource,
  words: (reference: string) => string,
): OpenPastGrant {
  const named = kvk !== null && grantee !== ''
  const told = publicText(title, named || grantee === '' ? [] : [grantee]).trim()
  return {
    ...facts,
    title: told || words(facts.reference),
    recipient: named ? { kind: 'organisation', name: grantee, kvk } : { kind: 'withheld' },
  }
}
