import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeMailText, paragraphsOf, problemsIn } from '#app/domain/notification/mail-text.ts'

const slots = { always: ['fund.name', 'code'], perhaps: ['next'], needed: ['code'], bodyOnly: ['code'] }
const good = { subject: 'Van {fund.name}', preview: 'Kort.', body: 'Uw code is {code}.\n\n{next}' }

describe('the words of a mail', () => {
  test('fit when they name what is known, and all that is needed', () => {
    expect(problemsIn(good, slots)).toEqual([])
    expect(judgeMailText(good, slots).ok).toBe(true)
  })

  test.each([
    ['a name that the mail does not know', { body: 'Dag.\n{code} en {naam}' }, { what: 'unknown', line: 2 }],
    ['nothing of what is needed', { body: 'Dag.' }, { what: 'missing', name: 'code' }],
    ['a secret in the subject', { subject: 'Uw code {code}' }, { what: 'not-here', field: 'subject' }],
    ['what is not always known in the first line', { preview: '{next}' }, { what: 'not-here' }],
    ['a brace that stands alone', { body: '{code}\n\n{' }, { what: 'brace', line: 3 }],
    ['a second line in the subject', { subject: 'Dag\r\nBcc: a@example.org' }, { what: 'second-line' }],
    ['nothing at all', { subject: ' ' }, { what: 'empty', field: 'subject' }],
  ])('do not fit with %s', (_what, change, problem) => {
    expect(problemsIn({ ...good, ...change }, slots)).toEqual([expect.objectContaining(problem)])
    expect(judgeMailText({ ...good, ...change }, slots).ok).toBe(false)
  })

  test('have no subject with a line break, whatever it is', () => {
    const breaks = fc.constantFrom('\n', '\r', '\r\n', '\u2028', '\u2029')
    fc.assert(
      fc.property(fc.string(), breaks, fc.string(), (left, between, right) => {
        expect(problemsIn({ ...good, subject: `x${left}${between}${right}x` }, slots)).not.toEqual([])
      }),
    )
  })

  test('are parts between empty lines', () => {
    expect(paragraphsOf('Een\r\nregel.\r\n \r\nTwee.\n\n\n')).toEqual(['Een regel.', 'Twee.'])
  })
})
