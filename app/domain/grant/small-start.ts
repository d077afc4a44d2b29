import { cents } from '../money.ts'
import { organisationKinds } from '../proposal/schema/about-us.ts'
import type { SmallStartDocument } from '../proposal/schema.ts'
import type { PlanOf, Terms } from './terms.ts'

/** What an agreement about a small start says where its few questions asked nothing; content, which no rule holds. */
export type SmallStartWords = {
  milestone: string
  evidence: string
  indicatorUnit: string
  indicatorSource: string
  noBaseline: string
}

/**
 * What terms take from a small start: one milestone on its last day, its own budget lines, and indicators that count
 * things. `email` is the address of who sent it. Null while it is open who receives the money or on which account: then
 * there is nobody to agree with. Nothing is tried beyond the plan itself, so there is no experiment to look back on.
 */
export function planOfSmallStart(
  document: SmallStartDocument,
  email: string,
  words: SmallStartWords,
): PlanOf | null {
  const { aboutUs, voornemen, vooruitgang, money } = document
  const parties = partiesOf(aboutUs, email)
  if (!parties || money.iban === null || money.accountHolder === null) return null
  const { neighbourhoods, startDate, endDate } = voornemen
  const [only, another] = neighbourhoods
  return {
    ...parties,
    initiative: { name: aboutUs.initiativeName, kind: aboutUs.applicantKind },
    bank: { iban: money.iban, holder: money.accountHolder },
    purpose: vooruitgang.changeAtEnd,
    neighbourhoods,
    place: null,
    startsOn: startDate,
    endsOn: endDate,
    vat: 'unknown',
    budgetLines: money.budgetLines.map((line) => ({
      id: line.id,
      title: line.budgetLineTitle,
      category: 'other',
      amountCents: line.budgetLineAmount,
    })),
    coFunding: [],
    roles: [],
    milestones: [{ id: 'done', number: 1, title: words.milestone, due: endDate, evidence: words.evidence }],
    indicators: vooruitgang.indicators.map((indicator) => ({
      id: indicator.id,
      name: indicator.indicatorName,
      unit: words.indicatorUnit,
      type: 'count',
      direction: (indicator.baselineValue ?? 0) > indicator.targetValue ? 'down' : 'up',
      baseline: indicator.baselineValue,
      baselineOn: null,
      noBaselineReason: indicator.baselineValue === null ? words.noBaseline : null,
      target: indicator.targetValue,
      targetOn: endDate,
      source: words.indicatorSource,
      programmeIndicator: null,
      shareBp: 10_000,
      neighbourhood: only !== undefined && another === undefined ? only : 'several',
    })),
    experiment: null,
    stateAid: null,
    publicity: { exception: null },
  }
}

function partiesOf(
  aboutUs: SmallStartDocument['aboutUs'],
  email: string,
): Pick<Terms, 'grantee' | 'fiscalHost'> | null {
  const legalForm = organisationKinds.find((kind) => kind === aboutUs.applicantKind)
  if (legalForm) {
    const { organisationName, kvkNumber, contactName } = aboutUs
    if (!organisationName || !kvkNumber) return null
    const representatives = [{ name: contactName, capacity: null, email }]
    return {
      grantee: { name: organisationName, legalForm, kvkNumber, address: null, representatives },
      fiscalHost: null,
    }
  }
  const { fiscalHostName, fiscalHostKvkNumber, fiscalHostContactName, fiscalHostEmail } = aboutUs
  if (!fiscalHostName || !fiscalHostKvkNumber || !fiscalHostContactName || !fiscalHostEmail) return null
  return {
    grantee: {
      name: fiscalHostName,
      legalForm: null,
      kvkNumber: fiscalHostKvkNumber,
      address: null,
      representatives: [{ name: fiscalHostContactName, capacity: null, email: fiscalHostEmail }],
    },
    fiscalHost: { feeCents: cents(0) },
  }
}
