import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type EligibilityQuestion,
  judgeEligibility,
  outcomes,
  placeInCheck,
} from '#app/domain/eligibility.ts'

const questions: EligibilityQuestion[] = [
  {
    key: 'whereIsIt',
    options: [
      { value: 'inside', leads: 'yes' },
      { value: 'partly', leads: 'maybe', reason: 'partly-inside' },
      { value: 'outside', leads: 'no', reason: 'outside-area' },
    ],
  },
  {
    key: 'whoAreYou',
    options: [
      { value: 'foundation', leads: 'yes' },
      { value: 'company', leads: 'maybe', reason: 'company' },
      { value: 'government', leads: 'no', reason: 'government' },
    ],
  },
  {
    key: 'howMuch',
    options: [
      { value: 'small', leads: 'yes', track: 'small-start' },
      { value: 'large', leads: 'maybe', reason: 'too-large', track: 'full' },
    ],
  },
]
const core = questions.slice(0, 2)

describe('the check', () => {
  test.each([
    ['all is well', { whereIsIt: 'inside', whoAreYou: 'foundation' }, 'yes', [], []],
    ['maybe outweighs yes', { whereIsIt: 'partly', whoAreYou: 'foundation' }, 'maybe', ['partly-inside'], []],
    [
      'every reason of the outcome',
      { whereIsIt: 'partly', whoAreYou: 'company' },
      'maybe',
      ['partly-inside', 'company'],
      [],
    ],
    [
      'no outweighs maybe, with its own reasons only',
      { whereIsIt: 'partly', whoAreYou: 'government' },
      'no',
      ['government'],
      [],
    ],
    ['an open question keeps it from being yes', { whereIsIt: 'inside' }, 'maybe', [], ['whoAreYou']],
    [
      'an open question does not soften a no',
      { whereIsIt: 'outside' },
      'no',
      ['outside-area'],
      ['whoAreYou'],
    ],
    [
      'an unknown answer is an open question',
      { whereIsIt: 'mars', whoAreYou: 'foundation' },
      'maybe',
      [],
      ['whereIsIt'],
    ],
    [
      'an answer to a question not asked counts for nothing',
      { whereIsIt: 'inside', whoAreYou: 'foundation', howMuch: 'large' },
      'yes',
      [],
      [],
    ],
  ] as const)('%s', (_name, answers, outcome, reasons, unanswered) => {
    expect(judgeEligibility(answers, core)).toEqual({ outcome, reasons, unanswered, track: null })
  })

  test('says which track the answers point to', () => {
    expect(
      judgeEligibility({ whereIsIt: 'inside', whoAreYou: 'foundation', howMuch: 'small' }, questions),
    ).toMatchObject({
      outcome: 'yes',
      track: 'small-start',
    })
    expect(judgeEligibility({ howMuch: 'large' }, questions).track).toBe('full')
  })

  test('gives an outcome for anything, and is never lighter than any of its answers', () => {
    const answer = fc.oneof(
      fc.constantFrom('inside', 'partly', 'outside', 'foundation', 'company', 'government'),
      fc.anything(),
    )
    const answers = fc.dictionary(
      fc.constantFrom('whereIsIt', 'whoAreYou', 'howMuch', '__proto__', 'other'),
      answer,
    )
    fc.assert(
      fc.property(answers, (given) => {
        const { outcome, reasons, unanswered } = judgeEligibility(given, questions)
        const leads = questions.flatMap(
          (question) => question.options.find((option) => option.value === given[question.key])?.leads ?? [],
        )
        for (const lead of leads)
          expect(outcomes.indexOf(outcome)).toBeGreaterThanOrEqual(outcomes.indexOf(lead))
        expect(outcome === 'yes').toBe(unanswered.length === 0 && leads.every((lead) => lead === 'yes'))
        const known = new Set(
          questions.flatMap((question) => question.options.flatMap((option) => option.reason ?? [])),
        )
        expect(reasons.every((reason) => known.has(reason))).toBe(true)
      }),
    )
  })
})

describe('the page of the check', () => {
  const all = { whereIsIt: 'inside', whoAreYou: 'foundation', howMuch: 'small' }

  test.each([
    ['asks the first question first', {}, {}, { question: 'whereIsIt', open: false }],
    ['asks each in turn', { whereIsIt: 'inside' }, {}, { question: 'whoAreYou', open: false }],
    [
      'says which question was sent without an answer',
      { whereIsIt: 'inside' },
      { sent: 'whoAreYou' },
      { question: 'whoAreYou', open: true },
    ],
    [
      'goes on after an answer',
      { whereIsIt: 'inside' },
      { sent: 'whereIsIt' },
      { question: 'whoAreYou', open: false },
    ],
    ['shows a question again', all, { asked: 'whereIsIt' }, { question: 'whereIsIt', open: false }],
    ['does not know other questions', all, { asked: 'shoeSize', sent: '__proto__' }, 'outcome'],
    ['ends after the last', all, { sent: 'howMuch' }, 'outcome'],
    ['ends at a no, whatever is still open', { whereIsIt: 'outside' }, { sent: 'whereIsIt' }, 'outcome'],
  ] as const)('%s', (_name, answers, at, place) => {
    expect(placeInCheck(answers, questions, at)).toEqual(place)
  })

  test('leads from question to question to an outcome, whatever is chosen', () => {
    const choices = questions.map(({ options }) => fc.constantFrom(...options.map(({ value }) => value)))
    fc.assert(
      fc.property(fc.tuple(...choices), (values) => {
        const answers: Record<string, string> = {}
        let sent: string | null = null
        for (let page = 0; ; page += 1) {
          expect(page).toBeLessThanOrEqual(questions.length)
          const place = placeInCheck(answers, questions, { sent })
          if (place === 'outcome') return
          const asked = questions.findIndex(({ key }) => key === place.question)
          sent = place.question
          answers[sent] = values[asked] as string
        }
      }),
    )
  })
})
