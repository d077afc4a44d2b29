import { dayOf, type IsoDate } from '../calendar.ts'
import type { GrantState } from '../grant/grant.ts'
import type { InstrumentKind } from '../grant/instrument.ts'
import type { Loan } from '../grant/loan.ts'
import type { Cents } from '../money.ts'
import type { Track } from '../round.ts'
import type { OpenIndicator } from './indicator.ts'
import { latestOf } from './latest.ts'
import { namesIn, publicNaming } from './naming.ts'
import { publicText } from './public-text.ts'

/** An organisation with its number at the Chamber of Commerce, when it is known. */
export type OpenOrganisation = { name: string; kvk: string | null }

/** Who gets a grant. People are never named, and neither is who asked not to be. */
export type OpenRecipient =
  | ({ kind: 'organisation' } & OpenOrganisation)
  | { kind: 'group'; name: string }
  | { kind: 'individual' }
  | { kind: 'withheld' }

export type Keyed = { key: string; name: string }
export type OpenPayment = { id: string; on: IsoDate; cents: Cents }
export type OpenLoan = Pick<Loan, 'amountCents' | 'repayment' | 'months' | 'graceMonths' | 'interestBp'> & {
  firstOn: IsoDate
  lastOn: IsoDate
}

/** A grant as every export tells it; amounts in cents. */
export type OpenGrant = {
  reference: string
  title: string
  description: string
  recipient: OpenRecipient
  /** Who receives the money for a group without a number of its own. */
  fiscalHost: OpenOrganisation | null
  example: boolean
  track: Track
  round: string
  pot: Keyed
  neighbourhoods: readonly Keyed[]
  pillars: readonly Keyed[]
  kinds: readonly InstrumentKind[]
  awardedOn: IsoDate
  startsOn: IsoDate
  endsOn: IsoDate
  state: GrantState
  awardedCents: Cents
  /** What the agreement in force comes to; null before the first. */
  agreedCents: Cents | null
  agreedOn: IsoDate | null
  settledCents: Cents | null
  settledOn: IsoDate | null
  stoppedOn: IsoDate | null
  paidCents: Cents
  payments: readonly OpenPayment[]
  planned: readonly OpenPayment[]
  /** Money that came back. */
  repaid: readonly OpenPayment[]
  loan: OpenLoan | null
  conditions: readonly string[]
  indicators: readonly OpenIndicator[]
  changedAt: Date
}

/** What is on record of a grant, with the names and texts as they were written. */
export type GrantSource = Omit<
  OpenGrant,
  'title' | 'description' | 'recipient' | 'fiscalHost' | 'awardedOn' | 'paidCents' | 'changedAt'
> & {
  initiative: string
  summary: string
  /** The frozen plan as it was stored; null once it was erased. */
  document: unknown
  /** Who receives the money by the agreement; null before there is one. */
  receiver: (OpenOrganisation & { hosts: boolean }) | null
  awardedAt: Date
  /** Every moment at which something of it changed after the award. */
  changes: readonly Date[]
}

/** The words that stand for what is not named. */
export type OpenWords = {
  withheld: string
  individual: string
  title: (reference: string) => string
  description: (reference: string) => string
}

/**
 * A grant for everybody: nobody named who should not be, and no address or number in any text. Of an erased plan nobody
 * knows any more whom its texts name, so they are left out.
 */
export function openGrant(source: GrantSource, words: OpenWords): OpenGrant {
  const { initiative, summary, document, receiver, awardedAt, changes, ...facts } = source
  const naming = publicNaming({ name: initiative, document })
  const { recipient, fiscalHost } = whoGets(source, naming.name)
  const named = recipient.kind === 'organisation' || recipient.kind === 'group'
  const text = named
    ? naming.text
    : (written: string) => publicText(written, [...namesIn(initiative, document), receiver?.name ?? ''])
  const title = (named && naming.text(initiative).trim()) || words.title(source.reference)
  const told = text(summary).trim()
  const erased = document === null
  return {
    ...facts,
    title,
    description: told && !erased && !same(told, title) ? told : words.description(source.reference),
    recipient,
    fiscalHost,
    awardedOn: dayOf(awardedAt),
    paidCents: source.payments.reduce((sum, { cents }) => sum + cents, 0) as Cents,
    conditions: erased ? [] : source.conditions.map(text),
    indicators: source.indicators.map((one) => ({
      ...one,
      name: text(one.name),
      unit: text(one.unit),
      source: text(one.source),
      noBaselineReason: one.noBaselineReason && text(one.noBaselineReason),
    })),
    changedAt: latestOf([awardedAt, ...changes]) ?? awardedAt,
  }
}

/** What a recipient is called. */
export function recipientName(recipient: OpenRecipient, words: Pick<OpenWords, 'withheld' | 'individual'>) {
  if (recipient.kind === 'individual') return words.individual
  return recipient.kind === 'withheld' ? words.withheld : recipient.name
}

type Who = Pick<OpenGrant, 'recipient' | 'fiscalHost'>

function whoGets({ document, receiver, initiative }: GrantSource, name: string | null): Who {
  if (name === null) return { recipient: { kind: 'withheld' }, fiscalHost: null }
  const plan = planned(document)
  const host = receiver?.hosts ? receiver : receiver === null ? plan.host : null
  const own = receiver && !receiver.hosts ? receiver : receiver === null ? plan.own : null
  if (own) return { recipient: { kind: 'organisation', name: own.name, kvk: own.kvk }, fiscalHost: null }
  const fiscalHost = host && { name: host.name, kvk: host.kvk }
  if (!fiscalHost && plan.kind === 'other') return { recipient: { kind: 'individual' }, fiscalHost: null }
  return { recipient: { kind: 'group', name: initiative }, fiscalHost }
}

function planned(document: unknown) {
  const plan = document as { aboutUs?: Record<string, unknown> } | null
  const aboutUs = plan?.aboutUs ?? {}
  const named = (name: unknown, kvk: unknown): OpenOrganisation | null =>
    typeof name === 'string' && name ? { name, kvk: typeof kvk === 'string' ? kvk : null } : null
  return {
    kind: aboutUs.applicantKind,
    own: named(aboutUs.organisationName, aboutUs.kvkNumber),
    host: named(aboutUs.fiscalHostName, aboutUs.fiscalHostKvkNumber),
  }
}

function same(one: string, other: string): boolean {
  return one.toLocaleLowerCase('nl') === other.toLocaleLowerCase('nl')
}
