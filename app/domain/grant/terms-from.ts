import { type AidRules, toldCeiling } from '../aid/rules.ts'
import { addDays, daysBetween, type IsoDate } from '../calendar.ts'
import { cents } from '../money.ts'
import type { AboutUs, ProposalDocument } from '../proposal/schema.ts'
import { selectClauses } from './clause-choice.ts'
import type { Milestone } from './milestone.ts'
import { instrumentFor, recipeFor } from './pot-terms.ts'
import { usualSchedule } from './schedule.ts'
import { planOfSmallStart } from './small-start.ts'
import {
  type Award,
  appliesTo,
  type FrozenSubmission,
  type PlanOf,
  type Terms,
  type TermsRound,
} from './terms.ts'

type WholeSubmission = FrozenSubmission & { document: ProposalDocument }

/**
 * The only way from a proposal to terms: total over every document that can be awarded (null for a small start of which
 * nobody knows who receives the money or where, which no screening lets pass), and nothing is typed again. Ids of
 * milestones, indicators, budget lines, funders and roles stay those of the proposal. The award sets the amount; round and
 * fund add parties, numbers and articles; the schedule and the kind of money are those of its pot. What the proposal leaves
 * open is null, but the review date of an experiment, which is the middle of the period unless asked otherwise.
 */
export function termsFrom(submission: WholeSubmission, award: Award, round: TermsRound): Terms
export function termsFrom(submission: FrozenSubmission, award: Award, round: TermsRound): Terms | null
export function termsFrom(submission: FrozenSubmission, award: Award, round: TermsRound): Terms | null {
  const { document } = submission
  const plan =
    document.track === 'full'
      ? planOfWhole(document, award, round.aidRules)
      : planOfSmallStart(document, submission.submittedByEmail, round.smallStartWords)
  if (!plan) return null
  const { neighbourhoods, ...taken } = plan
  const draft: Omit<Terms, 'clauses'> = {
    ...structuredClone(round.numbers),
    schemaVersion: 1,
    reference: submission.reference,
    submission: { id: submission.id, number: submission.number },
    award: {
      id: award.id,
      decidedOn: award.decidedOn,
      ...(award.conditions.length > 0 ? { conditions: [...award.conditions] } : {}),
    },
    track: round.track,
    regime: round.regime,
    fund: structuredClone(round.fund),
    ...taken,
    neighbourhoods: neighbourhoods.map((key) => ({ key, name: nameOf(key, round.neighbourhoods) })),
    instruments: [instrumentFor(round.instrument, award.amountCents)],
    ...usualSchedule(
      {
        amountCents: award.amountCents,
        startsOn: plan.startsOn,
        endsOn: plan.endsOn,
        decidedOn: award.decidedOn,
        milestones: plan.milestones,
      },
      round.reportWords,
      recipeFor(round.recipe, round.track, award.amountCents),
      round.instrument.kind,
    ),
  }
  return { ...draft, clauses: clausesOf(draft, round) }
}

function planOfWhole(document: ProposalDocument, award: Award, aidRules: AidRules): PlanOf {
  const { aboutUs, voornemen, money, verantwoording, declarations } = document
  return {
    ...partiesOf(aboutUs),
    initiative: { name: aboutUs.initiativeName, kind: aboutUs.applicantKind },
    bank: { iban: money.iban, holder: money.accountHolder },
    purpose: voornemen.summary,
    neighbourhoods: voornemen.neighbourhoods,
    place: voornemen.place,
    startsOn: voornemen.startDate,
    endsOn: voornemen.endDate,
    vat: money.vatReclaimable,
    budgetLines: money.budgetLines.map((line) => ({
      id: line.id,
      title: line.budgetLineTitle,
      category: line.budgetLineCategory,
      amountCents: line.budgetLineAmount,
    })),
    coFunding: money.coFunding.map((funder) => ({
      id: funder.id,
      name: funder.funderName,
      kind: funder.funderKind,
      amountCents: funder.funderAmount,
    })),
    roles: verantwoording.roles.map((role) => ({
      id: role.id,
      task: role.roleTask,
      who: role.roleWho,
      standIn: role.roleStandIn,
    })),
    milestones: milestonesOf(document),
    indicators: indicatorsOf(document),
    experiment: experimentOf(document),
    stateAid: money.sellsGoodsOrServices === 'yes' ? stateAidOf(award, aidRules) : null,
    publicity: { exception: declarations.publishingReason },
  }
}

function partiesOf(aboutUs: AboutUs): Pick<Terms, 'grantee' | 'fiscalHost'> {
  if ('organisationName' in aboutUs) {
    return {
      grantee: {
        name: aboutUs.organisationName,
        legalForm: aboutUs.applicantKind,
        kvkNumber: aboutUs.kvkNumber,
        address: {
          street: aboutUs.organisationStreet,
          postcode: aboutUs.organisationPostcode,
          city: aboutUs.organisationCity,
        },
        representatives: signatoriesOf(aboutUs),
      },
      fiscalHost: null,
    }
  }
  return {
    grantee: {
      name: aboutUs.fiscalHostName,
      legalForm: null,
      kvkNumber: aboutUs.fiscalHostKvkNumber,
      address: null,
      representatives: [
        { name: aboutUs.fiscalHostContactName, capacity: null, email: aboutUs.fiscalHostEmail },
      ],
    },
    fiscalHost: { feeCents: cents(0) },
  }
}

/** At most two sign: those who may by the register, as far as the proposal names them, else the contact person. */
function signatoriesOf({ signatories, contactName, contactEmail }: AboutUs) {
  const named = (signatories ?? []).map((one) => ({
    name: one.signatoryName,
    capacity: one.signatoryRole,
    email: one.signatoryEmail,
  }))
  return named.length > 0 ? named.slice(0, 2) : [{ name: contactName, capacity: null, email: contactEmail }]
}

function stateAidOf({ amountCents, decidedOn }: Award, rules: AidRules): Terms['stateAid'] {
  return { ceilingCents: toldCeiling(rules, decidedOn).cents, amountCents }
}

function milestonesOf({ verantwoording }: ProposalDocument): Milestone[] {
  return verantwoording.milestones
    .toSorted((one, other) => one.milestoneDate.localeCompare(other.milestoneDate))
    .map((milestone, at) => ({
      id: milestone.id,
      number: at + 1,
      title: milestone.milestoneTitle,
      due: milestone.milestoneDate,
      evidence: milestone.milestoneEvidence,
    }))
}

function indicatorsOf({ vooruitgang }: ProposalDocument): Terms['indicators'] {
  return vooruitgang.indicators.map((indicator) => ({
    id: indicator.id,
    name: indicator.indicatorName,
    unit: indicator.indicatorUnit,
    type: indicator.indicatorType,
    direction: (indicator.baselineValue ?? 0) > indicator.targetValue ? 'down' : 'up',
    baseline: indicator.baselineValue,
    baselineOn: indicator.baselineValue === null ? null : indicator.baselineDate,
    noBaselineReason: indicator.baselineValue === null ? indicator.noBaselineReason : null,
    target: indicator.targetValue,
    targetOn: indicator.targetDate,
    source: indicator.indicatorSource,
    programmeIndicator: indicator.programmeIndicator,
    shareBp: 10_000,
    neighbourhood: indicator.indicatorNeighbourhood,
  }))
}

function experimentOf({ verandering, voornemen }: ProposalDocument): Terms['experiment'] {
  return {
    question: verandering.learningQuestion,
    sign: verandering.learningSign,
    stopRule: verandering.stopRule,
    reviewDate: verandering.reviewDate ?? middleOf(voornemen.startDate, voornemen.endDate),
  }
}

function clausesOf(draft: Omit<Terms, 'clauses'>, round: TermsRound): Terms['clauses'] {
  return selectClauses(round.clauses, appliesTo(draft)).map(({ id, version }) => ({ id, version }))
}

function middleOf(from: IsoDate, to: IsoDate): IsoDate {
  return addDays(from, Math.floor(daysBetween(from, to) / 2))
}

function nameOf(key: string, names: TermsRound['neighbourhoods']): string {
  return names.find((one) => one.key === key)?.name ?? key
}
