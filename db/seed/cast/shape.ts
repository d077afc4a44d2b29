import type { Role } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { CastClock, Moment } from './clock.ts'
import type {
  ApplicantKey,
  CompanionKey,
  InitiativeKey,
  NeighbourhoodKey,
  PersonKey,
  PotKey,
  RoundKey,
  SmallStartKey,
} from './keys.ts'
import type {
  AgreementStep,
  AttestationStep,
  LearningStep,
  LoanReceiptStep,
  PaymentStep,
  ReportStep,
} from './shape-grant.ts'
import type { DecisionStep, PanelSteps, ScreeningStep } from './shape-panel.ts'
import type { DeclarationsForm, DraftForm, ProposalForm, SmallStartForm } from './shape-proposal.ts'

/** Somebody with an account. `background` says from where a panel member looks; `does` is shown at the demo sign-in. */
export type CastPerson<Key extends PersonKey = PersonKey> = {
  key: Key
  name: string
  email: string
  phone: string
  roles: readonly Role[]
  background?: 'resident' | 'professional'
  neighbourhood?: NeighbourhoodKey
  /** What somebody of panel or staff tells of themselves. */
  tells?: { organisation?: string; postcode?: string; named?: true }
  does: string
}

/** Whom a resident can call; without a neighbourhood for the whole fund. */
export type CastContact = {
  neighbourhoods: readonly NeighbourhoodKey[]
  name: string
  email: string
  phone: string
  role: string
  hours: string
}

export type CastPot = { key: PotKey; name: string; ceiling: string }
export type CastContribution = {
  donor: string
  pot: PotKey
  amount: string
  dueOn: string
  /** The value date of the bank; absent while it is only promised. */
  receivedOn?: string
}
export type CastNeighbourhood = { key: NeighbourhoodKey; name: string; parent?: NeighbourhoodKey }

/** A round and, once it is closed, how its one batch went through the stages. */
export type CastRound = {
  key: RoundKey
  name: string
  pot: PotKey
  track: 'full' | 'small-start'
  /** Weeks from sending to decision, for a round that decides one by one. */
  decisionWeeks?: string
  madeAt: Moment
  opensOn: string
  closesOn: string
  closesTime: string
  reviewFrom: string
  reviewTo: string
  decideBy: string
  ceiling: string
  minimum: string
  maximum: string
  twoSignaturesAbove: string
  reviewersPerProposal: string
  /** Percentages, together 100. */
  weights: {
    voornemen: string
    verbinding: string
    verandering: string
    vooruitgang: string
    verantwoording: string
  }
  stages: readonly {
    to: 'scoring' | 'locked' | 'revealed' | 'meeting' | 'decided'
    at: Moment
    by: 'grietje'
  }[]
}

export type CastFund = {
  name: string
  legalName: string
  seat: string
  kvkNumber: string
  court: string
  /** Where the fund gets its mail and its post; an example like the rest. */
  email: string
  postalAddress: string
  /** The account that it pays from; a number that banks use in examples. */
  account: { iban: string; bic: string; holder: string; painVersion: '09' | '03' }
  referencePrefix: string
  regime: 'private'
  startsOn: string
  endsOn: string
  total: string
  pots: readonly CastPot[]
  yearCeilings: readonly { year: number; ceiling: string }[]
  contributions: readonly CastContribution[]
  /** Partners of the programme, by name, that say that they take part. */
  partnersTakingPart: readonly string[]
  neighbourhoods: readonly CastNeighbourhood[]
  rounds: readonly CastRound[]
}

type Begun = {
  key: InitiativeKey
  round: RoundKey
  /** Who asks: owner of the initiative, and the one who submits, signs and reports. */
  applicant: ApplicantKey
  members: readonly { person: CompanionKey; relation: 'owner' | 'editor' | 'reader' }[]
  startedAt: Moment
  savedAt: Moment
}
type Sent = Begun & { proposal: ProposalForm; submission: { at: Moment; declarations: DeclarationsForm } }
type Read = Sent & { screening: ScreeningStep; panel: PanelSteps }
type Decided = Read & { decision: DecisionStep }
type Granted = Decided & {
  agreement: AgreementStep
  payments: readonly PaymentStep[]
  reports: readonly ReportStep[]
  learning?: LearningStep
  receipts?: readonly LoanReceiptStep[]
  attestations?: readonly AttestationStep[]
}

/** One initiative of the demo, and everything that people typed for it up to where it stands. */
export type CastInitiative =
  | (Begun & { stands: 'draft'; proposal: DraftForm; done: readonly (keyof ProposalForm)[] })
  | (Sent & { stands: 'submitted' })
  | (Read & { stands: 'in-review' | 'awaiting-decision' })
  | (Decided & { stands: 'declined' })
  | (Granted & { stands: 'offered' | 'running' | 'settling' })

export type InitiativeOf<Stands extends CastInitiative['stands']> = CastInitiative & { stands: Stands }
/** A small start, typed in one go and sent or not yet. */
export type CastSmallStart = {
  key: SmallStartKey
  applicant: ApplicantKey
  startedAt: Moment
  sentAt: Moment | null
  proposal: SmallStartForm
}

export type Cast = {
  today: IsoDate
  fund: CastFund
  initiatives: readonly CastInitiative[]
  smallStarts: readonly CastSmallStart[]
}
export type OnClock<Data> = (clock: CastClock) => Data

export type * from './clock.ts'
export type * from './keys.ts'
export type * from './shape-grant.ts'
export type * from './shape-panel.ts'
export type * from './shape-proposal.ts'
