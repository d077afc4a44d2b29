import { addDays, daysBetween, type IsoDate } from '../calendar.ts'
import { cents } from '../money.ts'
import type { AboutUs, ProposalDocument } from '../proposal/schema.ts'
import { selectClauses } from './clauses.ts'
import type { Milestone } from './milestone.ts'
import { usualSchedule } from './schedule.ts'
import { type Award, type FrozenSubmission, needsOf, type Terms, type TermsRound } from './terms.ts'

/**
 * The only way from a proposal to terms: total over every document that can be sent, and nothing is typed again. Ids of
 * milestones, indicators, budget lines, funders and roles stay those of the proposal. The award sets the amount; round
 * and fund add parties, numbers and articles; the schedule is the usual one. What the proposal leaves open is null, but
 * the review date of an experiment, which is the middle of the period unless asked otherwise.
 */
export function termsFrom(submission: FrozenSubmission, award: Award, round: TermsRound): Terms {
  const { document } = submission
  const { startDate, endDate, summary, place } = document.voornemen
  const milestones = milestonesOf(document)
  const draft: Omit<Terms, 'clauses'> = {
    ...structuredClone(round.numbers),
    schemaVersion: 1,
    reference: submission.reference,
    submission: { id: submission.id, number: submission.number },
    award: { id: award.id, decidedOn: award.decidedOn },
    track: round.track,
    regime: round.regime,
    fund: structuredClone(round.fund),
    ...partiesOf(document.aboutUs),
    initiative: { name: document.aboutUs.initiativeName, kind: document.aboutUs.applicantKind },
    bank: { iban: document.money.iban, holder: document.money.accountHolder },
    purpose: summary,
    neighbourhoods: document.voornemen.neighbourhoods.map((key) => ({
      key,
      name: nameOf(key, round.neighbourhoods),
    })),
    place,
    startsOn: startDate,
    endsOn: endDate,
    instruments: [{ kind: 'gift', amountCents: award.amountCents }],
    vat: document.money.vatReclaimable,
    budgetLines: document.money.budgetLines.map((line) => ({
      id: line.id,
      title: line.budgetLineTitle,
      category: line.budgetLineCategory,
      amountCents: line.budgetLineAmount,
    })),
    coFunding: document.money.coFunding.map((funder) => ({
      id: funder.id,
      name: funder.funderName,
      kind: funder.funderKind,
      amountCents: funder.funderAmount,
    })),
    roles: document.verantwoording.roles.map((role) => ({
      id: role.id,
      task: role.roleTask,
      who: role.roleWho,
      standIn: role.roleStandIn,
    })),
    milestones,
    indicators: indicatorsOf(document),
    ...usualSchedule(
      {
        amountCents: award.amountCents,
        startsOn: startDate,
        endsOn: endDate,
        decidedOn: award.decidedOn,
        milestones,
      },
      round.reportWords,
    ),
    experiment: experimentOf(document),
    stateAid: null,
    publicity: { exception: null },
  }
  return { ...draft, clauses: clausesOf(draft, round) }
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
        representatives: [{ name: aboutUs.contactName, capacity: null, email: aboutUs.contactEmail }],
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
  const { regime, track } = round
  const instruments = draft.instruments.map(({ kind }) => kind)
  const selected = selectClauses(round.clauses, { instruments, regime, track, needs: needsOf(draft) })
  return selected.map(({ id, version }) => ({ id, version }))
}

function middleOf(from: IsoDate, to: IsoDate): IsoDate {
  return addDays(from, Math.floor(daysBetween(from, to) / 2))
}

function nameOf(key: string, names: TermsRound['neighbourhoods']): string {
  return names.find((one) => one.key === key)?.name ?? key
}
