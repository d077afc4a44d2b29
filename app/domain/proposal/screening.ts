import { dayOf, type IsoDate } from '../calendar.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import { needsFiscalHost } from './schema/about-us.ts'
import type { FrozenDocument } from './schema.ts'
import { move, type ProposalState } from './state.ts'

export type ScreeningQuestion = { text: string; dueOn: IsoDate | null }

/**
 * May the fund send a proposal back with this question? The question has words, and a last day that has not passed
 * (Europe/Amsterdam). Refuses `not-in-this-state`, `question-empty`, `question-without-day`, `question-day-passed`.
 */
export function canReturn(
  state: ProposalState,
  question: ScreeningQuestion,
  now: Date,
): Verdict<{ state: ProposalState }> {
  const verdict = move(state, 'return')
  if (!verdict.ok) return verdict
  if (question.text.trim() === '') return refused('question-empty')
  if (question.dueOn === null) return refused('question-without-day')
  return question.dueOn < dayOf(now) ? refused('question-day-passed', { due: question.dueOn }) : verdict
}

/**
 * May the fund pass a proposal on to the panel? A group must have somebody who receives the money, and the fund must
 * know whom: `fiscal-host-missing`.
 */
export function canAccept(
  state: ProposalState,
  document: Pick<FrozenDocument, 'aboutUs'> | null,
): Verdict<{ state: ProposalState }> {
  const verdict = move(state, 'accept')
  if (!verdict.ok) return verdict
  return document && hostIsMissing(document.aboutUs)
    ? refused('fiscal-host-missing')
    : allowed({ state: verdict.state })
}

function hostIsMissing(aboutUs: FrozenDocument['aboutUs']): boolean {
  if (!needsFiscalHost(aboutUs) || !('fiscalHostName' in aboutUs)) return false
  if ('fiscalHostAgrees' in aboutUs) return aboutUs.fiscalHostAgrees === 'not-yet'
  const { fiscalHostName, fiscalHostKvkNumber, fiscalHostContactName, fiscalHostEmail } = aboutUs
  return [fiscalHostName, fiscalHostKvkNumber, fiscalHostContactName, fiscalHostEmail].includes(null)
}
