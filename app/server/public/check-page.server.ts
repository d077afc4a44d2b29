import { randomUUID } from 'node:crypto'
import { type EligibilityQuestion, judgeEligibility, placeInCheck } from '#app/domain/eligibility.ts'
import { roundToBeginIn, usualSmallMaximum } from '#app/domain/round.ts'
import {
  type EligibilityValues,
  eligibilityOutcomeWords,
  eligibilityPage,
  eligibilityQuestions,
  eligibilityQuestionWords,
} from '#app/i18n/eligibility-words.server.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { contactsOf, currentFund } from '#db/queries/fund.server.ts'
import { type Round, roundsToCome } from '#db/queries/rounds.server.ts'
import { neighbourhoodNames } from './neighbourhood-names.server.ts'

type Answers = Record<string, string>

/**
 * The check: a question a page, and at the end its outcome. Nothing is stored and no address is asked: the answers live
 * in the query alone, so that every page of it is a link. What they advise chooses the round; `?round=` says a wish.
 */
export async function checkPage(query: URLSearchParams, now: Date, language: Language) {
  const questions = eligibilityQuestions()
  const answers = answersIn(query, questions)
  const { track, reasons } = judgeEligibility(answers, questions)
  const fund = await currentFund(db())
  const rounds = fund ? await roundsToCome(db(), fund.id, now) : []
  const wished = rounds.find(({ slug }) => slug === query.get('round'))?.slug ?? null
  const round = roundToBeginIn(rounds, { track, wished }, now)
  const values = await valuesOf(fund?.id ?? null, rounds, round, language)
  const place = placeInCheck(answers, questions, { asked: query.get('question'), sent: query.get('sent') })
  const words = questions.map(({ key }) => eligibilityQuestionWords(key, language, values))
  const along: Answers = { ...(wished && { round: wished }), ...answers }
  const at = (question: string) => `/check?${new URLSearchParams({ ...along, question })}`
  const named = { title: eligibilityPage('title', language), answers, round: round && { id: round.id } }
  if (place === 'outcome') {
    return {
      ...named,
      kind: 'outcome' as const,
      outcome: outcomeOf(answers, questions, values, language),
      given: words
        .filter(({ key }) => answers[key])
        .map(({ key, label, options }) => ({
          key,
          label,
          value: options.find(({ value }) => value === answers[key])?.label,
          change: at(key),
        })),
      callBack: `/call-back${reasons[0] ? `?reason=${reasons[0]}` : ''}`,
      operation: randomUUID(),
      person: personIn(values),
    }
  }
  const index = words.findIndex(({ key }) => key === place.question)
  const before = words[index - 1]
  const { [place.question]: _here, ...others } = along
  return {
    ...named,
    kind: 'question' as const,
    intro: index === 0 ? eligibilityPage('intro', language) : null,
    question: words[index] as (typeof words)[number],
    which: m.public_check_which({ number: index + 1, total: words.length }),
    error: place.open ? words[index]?.errors.empty : undefined,
    hidden: { ...others, sent: place.question },
    back: before
      ? { href: at(before.key), label: eligibilityPage('back', language) }
      : { href: wished ? `/rounds/${wished}` : '/', label: m.public_check_back() },
    next: eligibilityPage('next', language),
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

async function valuesOf(
  fund: string | null,
  rounds: Round[],
  round: Round | null,
  language: Language,
): Promise<EligibilityValues> {
  const [person] = fund ? await contactsOf(db(), fund) : []
  const small = rounds.find(({ track }) => track === 'small-start')
  const full = rounds.find(({ track }) => track === 'full') ?? round
  return {
    'fund.area': m.public_check_area(),
    'fund.neighbourhoods': fund ? await neighbourhoodNames(fund, language) : [],
    'round.name': round?.name ?? m.public_check_next_round(),
    'round.smallMaximum': small?.maxCents ?? usualSmallMaximum,
    'round.maximum': full?.maxCents ?? 0,
    'person.name': person?.name,
    'person.phone': person?.phone,
  }
}

function personIn(values: EligibilityValues) {
  const { 'person.name': name, 'person.phone': phone } = values
  return typeof name === 'string' && typeof phone === 'string' ? { name, phone } : null
}
