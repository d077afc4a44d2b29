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
  declarations: DeclarationsSectionForm
}

/** A draft: any section, and of each section any answer. */
export type DraftForm = { [Section in keyof ProposalForm]?: Partial<ProposalForm[Section]> }

export type AboutUsForm = ContactForm & (OrganisationForm | FiscalHostForm)
type ContactForm = {
  initiativeName: string
  contactName: string
  contactEmail: string
  contactPhone: string
  contactTimes?: string
  signatories?: { signatoryName: string; signatoryRole: string; signatoryEmail: string }[]
}
type OrganisationForm = {
  applicantKind: 'foundation' | 'association' | 'school' | 'company'
  organisationName: string
  kvkNumber: string
  rsin?: string
  organisationStreet: string
  organisationPostcode: string
  organisationCity: string
  organisationWebsite?: string
}
type FiscalHostForm = {
  applicantKind: 'residents-group' | 'other'
  fiscalHostName: string
  fiscalHostKvkNumber: string
  fiscalHostContactName: string
  fiscalHostEmail: string
  fiscalHostPhone?: string
  fiscalHostAgrees: 'yes' | 'asked' | 'not-yet'
}

export type VoornemenForm = {
  plan: string
  summary: string
  whyNotRegular: string
  askedElsewhere: 'asked-and-no' | 'asked-no-answer' | 'not-asked'
  askedWhere?: string
  neighbourhoods: NeighbourhoodKey[]
  place?: string
  pillars: PillarKey[]
  startDate: string
  endDate: string
}

export type VerbindingForm = {
  conversations: string
  problemFigures?: string
  problemShared: string
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
    partnerEmail?: string
  }[]
}

export type VeranderingForm = {
  whatIsNew: string
  acrossDomains: string
  regularWork: string
  addsOrReplaces: 'adds' | 'replaces' | 'unknown'
  whatStops?: string
  learningQuestion: string
  learningSign: string
  stopRule?: string
  reviewDate?: string
}

export type VooruitgangForm = {
  targetGroup: string
  targetGroupCount: string
  situationNow: string
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
    indicatorMeasuredBy: string
    indicatorNeighbourhood: NeighbourhoodKey | 'several'
  }[]
}

export type VerantwoordingForm = {
  milestones: { milestoneTitle: string; milestoneDate: string; milestoneEvidence: string }[]
  roles: { roleTask: string; roleWho: string; roleStandIn: string }[]
  measuringFromStart: string
  sharingChannels: ('meeting' | 'newsletter' | 'website' | 'social-media' | 'visit' | 'other')[]
  sharingHow?: string
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
    budgetLineNote?: string
    budgetLineAmount: string
  }[]
  coFunding: {
    funderName: string
    funderKind: 'own' | 'government' | 'fund' | 'company' | 'other'
    funderAmount: string
    funderStatus: 'promised' | 'asked' | 'to-ask'
  }[]
  amountAsked: string
  instrument: 'gift' | 'loan' | 'outcome' | 'unknown'
  repaymentPlan?: string
  vatReclaimable: 'no' | 'yes' | 'partly' | 'unknown'
  sellsGoodsOrServices: 'yes' | 'no' | 'unknown'
  deMinimisAid?: { aidGiver: string; aidDate: string; aidAmount: string; aidRegulation?: string }[]
  relatedCompanies?: string
  iban: string
  accountHolder: string
}

/** What is told beside the plan; what one ticks when sending is `DeclarationsForm`. */
export type DeclarationsSectionForm = {
  knowsPanelMember: 'no' | 'yes' | 'unknown'
  panelMemberWho?: string
  publishing: 'all' | 'not-name'
  publishingReason?: string
  filledInTogether: 'yes' | 'no'
  helperName?: string
  helperOrganisation?: string
  helperConfirmed?: 'on'
}

export type DeclarationsForm = {
  declareTruth: 'on'
  declareMayApply: 'on'
  declareOtherMoneyTold: 'on'
  declareNoParticipantNames: 'on'
  declarePrivacyRead: 'on'
}

/** The short track as it is typed: eight pages, kept in sections of the full one. */
export type SmallStartForm = {
  aboutUs: {
    initiativeName: string
    contactName: string
    contactPhone: string
  } & (SmallOrganisationForm | SmallGroupForm)
  voornemen: {
    plan: string
    neighbourhoods: NeighbourhoodKey[]
    startDate: string
    endDate: string
    whyNotRegular: string
  }
  verbinding: { residentsRole: string }
  vooruitgang: {
    changeAtEnd: string
    indicators: { indicatorName: string; baselineValue?: string; targetValue: string }[]
  }
  money: {
    budgetLines: { budgetLineTitle: string; budgetLineAmount: string }[]
    amountAsked: string
    iban: string
    accountHolder: string
  }
}
type SmallOrganisationForm = {
  applicantKind: 'foundation' | 'association' | 'school' | 'company'
  organisationName: string
  kvkNumber: string
}
type SmallGroupForm = {
  applicantKind: 'residents-group' | 'other'
  fiscalHostName?: string
  fiscalHostKvkNumber?: string
  fiscalHostContactName?: string
  fiscalHostEmail?: string
}

export type SmallDeclarationsForm = Omit<DeclarationsForm, 'declareOtherMoneyTold'>
