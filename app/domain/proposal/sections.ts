import type { IsoDate } from '../calendar.ts'
import type { Cents } from '../money.ts'
import type { Fields } from './fields.ts'
import { hasOrganisation, needsFiscalHost } from './schema/about-us.ts'
import { isAnswered, type Question, type Questions } from './schema/question.ts'
import { type Draft, formSections, type SectionKey } from './schema.ts'

type Answers = Record<string, unknown>
export type Section = { key: SectionKey; questions: readonly (Question & { key: string })[] }

/** The form in the order it is walked: what routes, check-answers and sending all read. */
export const proposalForm: readonly Section[] = Object.entries(formSections).map(([key, questions]) => ({
  key: key as SectionKey,
  questions: Object.entries(questions as Questions).map(([name, asked]) => ({ ...asked, key: name })),
}))

export const sectionStates = ['not-started', 'busy', 'done'] as const
export type SectionState = (typeof sectionStates)[number]

/** The section with this key, or null: the key may come from an address bar. */
export function sectionNamed(key: string): Section | null {
  return proposalForm.find((section) => section.key === key) ?? null
}

/** The question with this key in a section, or null. */
export function questionNamed(section: string, key: string): (Question & { key: string }) | null {
  return sectionNamed(section)?.questions.find((asked) => asked.key === key) ?? null
}

/** The questions of a section that are asked, given its answers so far. */
export function questionsFor(section: SectionKey, answers: Answers) {
  return (sectionNamed(section)?.questions ?? []).filter((asked) => asked.when(answers))
}

/** The question after this one in its section, given the answers; null after the last. */
export function questionAfter(section: SectionKey, key: string, answers: Answers): string | null {
  const asked = questionsFor(section, answers).map((one) => one.key)
  return asked[asked.indexOf(key) + 1] ?? null
}

/** The keys of the questions of a section that still miss an answer or do not hold together. */
export function missingIn(section: SectionKey, answers: Answers): string[] {
  return questionsFor(section, answers)
    .filter((asked) => !isAnswered(asked, answers))
    .map(({ key }) => key)
}

/** Not started, busy, or done: whole, and said to be ready by the applicant. */
export function sectionState(section: SectionKey, answers: Answers, saidDone: boolean): SectionState {
  if (Object.values(answers).every((answer) => answer === undefined)) return 'not-started'
  return saidDone && missingIn(section, answers).length === 0 ? 'done' : 'busy'
}

/** The fields of a section by name, of all its questions. */
export function fieldsOf(section: SectionKey): Fields {
  return Object.assign({}, ...(sectionNamed(section)?.questions ?? []).map(({ fields }) => fields))
}

export type ProposalColumns = {
  title: string
  summary: string
  applicantName: string
  partners: string[]
  neighbourhoods: string[]
  pillars: string[]
  amountAskedCents: Cents | null
  startsOn: IsoDate | null
  endsOn: IsoDate | null
}

/**
 * What of a draft is filtered, sorted, summed or shown before its text opens. The applicant is the organisation, or
 * the group under its own name; a fiscal host counts as a partner, so that a panel member can see an interest in it.
 */
export function columnsOf({ aboutUs, voornemen, verbinding, money }: Draft): ProposalColumns {
  const host = needsFiscalHost(aboutUs) ? aboutUs.fiscalHostName : undefined
  const partners = (verbinding.partners ?? []).map(({ partnerName }) => partnerName)
  const title = aboutUs.initiativeName ?? ''
  return {
    title,
    summary: voornemen.summary ?? '',
    applicantName: (hasOrganisation(aboutUs) ? aboutUs.organisationName : undefined) ?? title,
    partners: [...new Set(host ? [host, ...partners] : partners)],
    neighbourhoods: voornemen.neighbourhoods ?? [],
    pillars: voornemen.pillars ?? [],
    amountAskedCents: money.amountAsked ?? null,
    startsOn: voornemen.startDate ?? null,
    endsOn: voornemen.endDate ?? null,
  }
}
