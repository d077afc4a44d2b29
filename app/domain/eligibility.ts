import { type Track, tracks } from './round.ts'

/** What a check can say, from light to heavy; the heaviest of all answers is the outcome. */
export const outcomes = ['yes', 'maybe', 'no'] as const
export type Outcome = (typeof outcomes)[number]

/** An option of a question: where it leads, why, and for which track it speaks. */
export type EligibilityOption = { value: string; leads: Outcome; reason?: string; track?: Track }
export type EligibilityQuestion = { key: string; options: readonly EligibilityOption[] }

/** `reasons` are the keys of all reasons of the weight of the outcome; `unanswered` are keys of questions. */
export type Eligibility = { outcome: Outcome; reasons: string[]; track: Track | null; unanswered: string[] }

/** Where somebody is in the check: at a question, or at its end. `open` says that the question was sent without an answer. */
export type CheckPlace = { question: string; open: boolean } | 'outcome'

/**
 * The page of the check that comes next. `asked` is the question that somebody wants to see again, `sent` the one they
 * just answered. A "no" ends the check at once, also with questions unanswered; else each question is asked in turn.
 */
export function placeInCheck(
  answers: Readonly<Record<string, unknown>>,
  questions: readonly EligibilityQuestion[],
  at: { asked?: string | null; sent?: string | null } = {},
): CheckPlace {
  const keyOf = (key: string | null | undefined) => questions.find((question) => question.key === key)?.key
  const { outcome, unanswered } = judgeEligibility(answers, questions)
  const asked = keyOf(at.asked)
  if (asked) return { question: asked, open: false }
  const sent = keyOf(at.sent)
  if (sent && unanswered.includes(sent)) return { question: sent, open: true }
  const [next] = unanswered
  return outcome === 'no' || !next ? 'outcome' : { question: next, open: false }
}

/**
 * Weighs the answers to the questions that were asked. A question without an answer, or with one that is not among
 * its options, is listed as unanswered and keeps the outcome from being yes; answers to other questions count for
 * nothing. Total: any data gives an outcome.
 */
export function judgeEligibility(
  answers: Readonly<Record<string, unknown>>,
  questions: readonly EligibilityQuestion[],
): Eligibility {
  const chosen = questions.map((question) => ({ question, option: optionOf(question, answers) }))
  const unanswered = chosen.filter(({ option }) => !option).map(({ question }) => question.key)
  const options = chosen.flatMap(({ option }) => option ?? [])
  const leads = options.map((option) => option.leads)
  const outcome = heaviest(unanswered.length > 0 ? [...leads, 'maybe'] : leads)
  const reasons = options.flatMap((option) => (option.leads === outcome ? (option.reason ?? []) : []))
  const track = tracks.find((name) => options.some((option) => option.track === name)) ?? null
  return { outcome, reasons: [...new Set(reasons)], track, unanswered }
}

function optionOf(question: EligibilityQuestion, answers: Readonly<Record<string, unknown>>) {
  return question.options.find((option) => option.value === answers[question.key])
}

function heaviest(all: readonly Outcome[]): Outcome {
  return outcomes.findLast((outcome) => all.includes(outcome)) ?? 'yes'
}
