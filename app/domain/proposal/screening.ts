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
 * know whom and on which account. Refuses `host-not-agreed` while they still have to say yes, `host-unknown` while their
 * name, number or address is missing, `account-unknown` while there is no account; all are said to the fund, which asks
 * the group.
 */
export function canAccept(
  state: ProposalState,
  document: Pick<FrozenDocument, 'aboutUs' | 'money'> | null,
): Verdict<{ state: ProposalState }> {
  const verdict = move(state, 'accept')
  if (!verdict.ok) return verdict
  if (!document) return verdict
  const host = judgeHost(document.aboutUs)
  if (!host.ok) return host
  return document.money.iban === null ? refused('account-unknown') : verdict
}

function judgeHost(aboutUs: FrozenDocument['aboutUs']): Verdict {
  if (!needsFiscalHost(aboutUs) || !('fiscalHostName' in aboutUs)) return allowed()
  if ('fiscalHostAgrees' in aboutUs)
    return aboutUs.fiscalHostAgrees === 'not-yet' ? refused('host-not-agreed') : allowed()
  const { fiscalHostName, fiscalHostKvkNumber, fiscalHostContactName, fiscalHostEmail } = aboutUs
  const known = [fiscalHostName, fiscalHostKvkNumber, fiscalHostContactName, fiscalHostEmail]
  return known.includes(null) ? refused('host-unknown') : allowed()
}
