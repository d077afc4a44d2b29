import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  coreQuestions,
  type EligibilityQuestion,
  judgeEligibility,
  outcomes,
} from '#app/domain/eligibility.ts'

const questions: EligibilityQuestion[] = [
  {
    key: 'whereIsIt',
    core: true,
    options: [
      { value: 'inside', leads: 'yes' },
      { value: 'partly', leads: 'maybe', reason: 'partly-inside' },
      { value: 'outside', leads: 'no', reason: 'outside-area' },
    ],
  },
  {
    key: 'whoAreYou',
    core: true,
    options: [
      { value: 'foundation', leads: 'yes' },
      { value: 'company', leads: 'maybe', reason: 'company' },
      { value: 'government', leads: 'no', reason: 'government' },
    ],
  },
  {
    key: 'howMuch',
    core: false,
    options: [
      { value: 'small', leads: 'yes', track: 'small-start' },
      { value: 'large', leads: 'maybe', reason: 'too-large', track: 'full' },
    ],
  },
]
const core = coreQuestions(questions)

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

  test('the short check asks the core questions', () => {
    expect(core.map((question) => question.key)).toEqual(['whereIsIt', 'whoAreYou'])
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
