import type { NeighbourhoodKey, PillarKey } from './keys.ts'

/** The full track as it is typed: field names are the form's names, amounts and days are text. */
export type ProposalForm = {
  aboutUs: AboutUsForm
  voornemen: VoornemenForm
  verbinding: VerbindingForm
  verandering: VeranderingForm
  vooruitgang: VooruitgangForm
  verantwoording: VerantwoordingForm
  money: MoneyForm
}

/** A draft: any section, and of each section any answer. */
export type DraftForm = { [Section in keyof ProposalForm]?: Partial<ProposalForm[Section]> }

export type AboutUsForm = ContactForm & (OrganisationForm | FiscalHostForm)
type ContactForm = { initiativeName: string; contactName: string; contactEmail: string; contactPhone: string }
type OrganisationForm = {
  applicantKind: 'foundation' | 'association' | 'school' | 'company'
  organisationName: string
  kvkNumber: string
  organisationStreet: string
  organisationPostcode: string
  organisationCity: string
}
type FiscalHostForm = {
  applicantKind: 'residents-group' | 'other'
  fiscalHostName: string
  fiscalHostKvkNumber: string
  fiscalHostContactName: string
  fiscalHostEmail: string
  fiscalHostAgrees: 'yes' | 'asked' | 'not-yet'
}

export type VoornemenForm = {
  plan: string
  summary: string
  whyNotRegular: string
  neighbourhoods: NeighbourhoodKey[]
  place?: string
  pillars: PillarKey[]
  startDate: string
  endDate: string
}

export type VerbindingForm = {
  conversations: string
  residentsRole: string
  residentsCount?: string
  partners: {
    partnerName: string
    partnerKind:
      | 'residents'
      | 'education'
      | 'welfare'
      | 'housing'
      | 'government'
      | 'safety'
      | 'business'
      | 'culture'
      | 'other'
    partnerRole: string
    partnerStatus: 'agreed' | 'talking' | 'to-ask'
  }[]
}

export type VeranderingForm = {
  whatIsNew: string
  regularWork: string
  addsOrReplaces: 'adds' | 'replaces' | 'unknown'
  learningQuestion: string
  learningSign: string
  stopRule?: string
  reviewDate?: string
}

export type VooruitgangForm = {
  targetGroup: string
  targetGroupCount: string
  changeAtEnd: string
  indicators: {
    indicatorName: string
    indicatorType: 'count' | 'unique-people' | 'unique-households' | 'contacts' | 'reach'
    indicatorUnit: string
    programmeIndicator?: string
    baselineValue?: string
    baselineDate?: string
    noBaselineReason?: string
    targetValue: string
    targetDate: string
    indicatorSource: string
    indicatorNeighbourhood: NeighbourhoodKey | 'several'
  }[]
}

export type VerantwoordingForm = {
  milestones: { milestoneTitle: string; milestoneDate: string; milestoneEvidence: string }[]
  roles: { roleTask: string; roleWho: string; roleStandIn: string }[]
  measuringFromStart: string
}

export type MoneyForm = {
  budgetLines: {
    budgetLineTitle: string
    budgetLineCategory:
      | 'people'
      | 'volunteers'
      | 'place'
      | 'materials'
      | 'communication'
      | 'measuring'
      | 'other'
    budgetLineAmount: string
  }[]
  coFunding: {
    funderName: string
    funderKind: 'own' | 'government' | 'fund' | 'company' | 'other'
    funderAmount: string
  }[]
  amountAsked: string
  vatReclaimable: 'no' | 'yes' | 'partly' | 'unknown'
  iban: string
  accountHolder: string
}

export type DeclarationsForm = {
  declareTruth: 'on'
  declareMayApply: 'on'
  declareOtherMoneyTold: 'on'
  declareNoParticipantNames: 'on'
  declarePrivacyRead: 'on'
}
