import { randomUUID } from 'node:crypto'
import { type EligibilityQuestion, judgeEligibility } from '#app/domain/eligibility.ts'
import {
  type EligibilityValues,
  eligibilityOutcomeWords,
  eligibilityPage,
  eligibilityQuestionWords,
} from '#app/i18n/eligibility-words.server.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { contactsOf, currentFund, neighbourhoodsOf } from '#db/queries/fund.server.ts'
import { type Round, roundsToCome } from '#db/queries/rounds.server.ts'
import { checkQuestions } from '../applying/start-form.server.ts'

type Answers = Record<string, string>

/**
 * The check: three questions, and once they are answered their outcome. Nothing is stored and no address is asked; the
 * answers live in the query alone. An open round is preferred; `?round=` chooses one.
 */
export async function checkPage(query: URLSearchParams, now: Date, language: Language) {
  const questions = checkQuestions()
  const answers = answersIn(query, questions)
  const fund = await currentFund(db())
  const rounds = fund ? await roundsToCome(db(), fund.id, now) : []
  const round =
    rounds.find(({ slug }) => slug === query.get('round')) ??
    rounds.find(({ opensAt }) => opensAt <= now) ??
    rounds[0] ??
    null
  const values = await valuesOf(fund?.id ?? null, round)
  const given = Object.keys(answers).length
  const whole = given === questions.length
  const asking = !whole || query.has('change')
  const words = questions.map(({ key }) => eligibilityQuestionWords(key, language, values))
  return {
    title: eligibilityPage('title', language),
    intro: eligibilityPage('introCore', language),
    showResult: eligibilityPage('showResult', language),
    changeAnswers: eligibilityPage('changeAnswers', language),
    questions: words,
    answers,
    missing:
      (given > 0 || query.has('sent')) && !whole
        ? words.filter(({ key }) => !answers[key]).map(({ key, errors }) => ({ key, text: errors.empty }))
        : [],
    round: round && { id: round.id, slug: round.slug, name: round.name },
    change: `/check?${new URLSearchParams({ ...(round && { round: round.slug }), ...answers, change: '1' })}`,
    operation: randomUUID(),
    outcome: asking ? null : outcomeOf(answers, questions, values, language),
    person:
      values['person.name'] && values['person.phone']
        ? { name: values['person.name'], phone: values['person.phone'] }
        : null,
  }
}

function outcomeOf(
  answers: Answers,
  questions: EligibilityQuestion[],
  values: EligibilityValues,
  language: Language,
) {
  const { outcome, reasons } = judgeEligibility(answers, questions)
  return { kind: outcome, ...eligibilityOutcomeWords(outcome, reasons, language, values) }
}

/** Only answers that a question has; anything else in the query counts for nothing. */
function answersIn(query: URLSearchParams, questions: EligibilityQuestion[]): Answers {
  const given = questions.flatMap(({ key, options }) => {
    const value = query.get(key)
    return value !== null && options.some((option) => option.value === value) ? [[key, value] as const] : []
  })
  return Object.fromEntries(given)
}

async function valuesOf(fund: string | null, round: Round | null): Promise<EligibilityValues> {
  const names = fund ? (await neighbourhoodsOf(db(), fund)).filter(({ parentKey }) => parentKey === null) : []
  const [person] = fund ? await contactsOf(db(), fund) : []
  return {
    'fund.area': m.public_check_area(),
    'fund.neighbourhoods': names.map(({ name }) => name),
    'round.name': round?.name ?? m.public_check_next_round(),
    'round.maximum': round?.maxCents ?? 0,
    'person.name': person?.name,
    'person.phone': person?.phone,
  }
}
