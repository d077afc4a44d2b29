import { describe, expect, test } from 'vitest'
import { type ClauseValue, valuesFor } from '#app/domain/grant/clause-values.ts'
import { clausesNamed, fillClauses } from '#app/domain/grant/clauses.ts'
import { clauseNotices, clauseTexts, formatClauseValue, reportWords } from '#app/i18n/clause-words.server.ts'
import { agreed } from '#tests/domain/grant/agreements.ts'

describe('the articles of an agreement in words', () => {
  test('are all filled from the terms', () => {
    const terms = agreed()
    const clauses = clausesNamed(terms.clauses, clauseTexts()) ?? []
    expect(clauses.length).toBeGreaterThan(15)
    const verdict = fillClauses(clauses, valuesFor(terms, { expiresOn: '2026-07-15' }), formatClauseValue)
    if (!verdict.ok) throw new Error(JSON.stringify(verdict.reason))
    expect(JSON.stringify(verdict.clauses)).not.toContain('{{')
    const plain = verdict.clauses.map((clause) => clause.plain).join('\n')
    expect(plain).toContain('U krijgt hoogstens €\u00a020.000, in')
    expect(plain).toContain('Schuiven tussen kosten mag u zelf, tot 10\u00a0%.')
  })

  test.each([
    [{ type: 'counted', what: 'tranches', count: 1 }, 'in één keer'],
    [{ type: 'counted', what: 'tranches', count: 4 }, 'in 4 delen'],
    [{ type: 'counted', what: 'reports', count: 1 }, 'één keer'],
    [{ type: 'date', day: '2026-03-31' }, '31 maart 2026'],
    [{ type: 'money', cents: 125_050 }, '€\u00a01.250,50'],
    [{ type: 'percent', basisPoints: 2500 }, '25\u00a0%'],
    [{ type: 'integer', value: 1500 }, '1.500'],
    [{ type: 'iban', value: 'NL91ABNA0417164300' }, 'NL91\u00a0ABNA\u00a00417\u00a01643\u00a000'],
    [{ type: 'list', values: ['Bilgaard', 'Vrijheidswijk'] }, 'Bilgaard en Vrijheidswijk'],
    [
      {
        type: 'list',
        people: [
          { name: 'Anna de Vries', capacity: 'voorzitter', email: 'a@example.nl' },
          { name: 'Ben Bos', capacity: null, email: 'b@example.nl' },
        ],
      },
      'Anna de Vries (voorzitter) en Ben Bos',
    ],
    [{ type: 'text', legalForm: 'foundation' }, 'stichting'],
    [{ type: 'longText', phrase: 'vat', answer: 'no', legal: false }, 'U kunt de btw niet terugvragen.'],
    [{ type: 'longText', phrase: 'no-publicity-exception' }, 'Er zijn geen uitzonderingen.'],
    [{ type: 'longText', phrase: 'no-stop-rule' }, 'Er is geen stopregel afgesproken.'],
  ] as [ClauseValue, string][])('%o is written as it stands in Dutch', (value, text) => {
    expect(formatClauseValue(value)).toBe(text)
  })

  test('say that they are templates, and what reports are called', () => {
    expect(clauseNotices().notice).toContain('Een jurist heeft ze niet getoetst.')
    expect(reportWords()).toEqual({ interim: 'Tussenverslag', final: 'Eindverslag' })
  })
})
