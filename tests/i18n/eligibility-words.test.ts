import { describe, expect, test } from 'vitest'
import { judgeEligibility } from '#app/domain/eligibility.ts'
import { cents } from '#app/domain/money.ts'
import {
  eligibilityFills,
  eligibilityOutcomeWords,
  eligibilityPage,
  eligibilityQuestions,
  eligibilityQuestionWords,
} from '#app/i18n/eligibility-words.server.ts'
import { languages } from '#app/i18n/languages.ts'
import { handle } from '#app/routes/public/check.tsx'

const values = {
  'fund.area': 'Oost',
  'fund.neighbourhoods': ['Bilgaard', 'Vrijheidswijk'],
  'round.name': 'de voorjaarsronde',
  'round.smallMaximum': cents(250_000),
  'round.maximum': cents(5_000_000),
  'person.name': 'Sanne',
  'person.phone': '058 123 45 67',
}

describe('the check', () => {
  test('asks six questions that the rule can judge, and that the page lets through', () => {
    const questions = eligibilityQuestions()
    const keys = questions.map(({ key }) => key)
    expect(keys).toHaveLength(6)
    expect(handle.query).toEqual(expect.arrayContaining(keys))
    const answers = {
      whereIsIt: 'inside',
      whoAreYou: 'foundation',
      paidElsewhere: 'asked-and-no',
      whatKind: 'something-new',
      howMuch: 'small',
      alreadyStarted: 'not-yet',
    }
    expect(judgeEligibility(answers, questions)).toMatchObject({
      outcome: 'yes',
      reasons: [],
      track: 'small-start',
    })
    expect(judgeEligibility({ ...answers, whereIsIt: 'outside' }, questions)).toMatchObject({
      outcome: 'no',
      reasons: ['outside-area'],
    })
    expect(eligibilityFills(answers)).toEqual({ applicantKind: 'foundation', askedElsewhere: 'asked-and-no' })
  })

  test.each(languages)('has every word in %s', (language) => {
    expect(eligibilityPage('title', language)).toBeTruthy()
    for (const { key, options } of eligibilityQuestions()) {
      const words = eligibilityQuestionWords(key, language, values)
      expect(words.options.map(({ value }) => value)).toEqual(options.map(({ value }) => value))
      expect([
        words.label,
        words.hint,
        words.errors.empty,
        ...words.options.map(({ label }) => label),
      ]).not.toContain('')
      expect(JSON.stringify(words)).not.toContain('{{')
      for (const { leads, reason } of options) {
        const outcome = eligibilityOutcomeWords(leads, reason ? [reason] : [], language, values)
        expect(outcome.reasons).toHaveLength(reason ? 1 : 0)
        expect(JSON.stringify(outcome)).not.toContain('{{')
      }
    }
  })

  test('names the neighbourhoods and the person', () => {
    expect(eligibilityQuestionWords('whereIsIt', 'nl', values).hint).toBe(
      'De wijken zijn: Bilgaard en Vrijheidswijk.',
    )
    const { help, reasons } = eligibilityOutcomeWords('no', ['outside-area', 'no-such-reason'], 'nl', values)
    expect(help).toBe('Ziet u het anders? Bel Sanne: 058 123 45 67. Wij kijken met u mee.')
    expect(reasons.map(({ because }) => because)).toEqual(['Dit fonds is alleen voor Oost.'])
  })
})
