import { describe, expect, test } from 'vitest'
import { problemsOf } from '#app/domain/grant/judgement.ts'
import { partOfField, partOfProblem } from '#app/domain/grant/parts/part-of-problem.ts'
import { partShapes, termsParts } from '#app/domain/grant/parts/parts.ts'
import { cents } from '#app/domain/money.ts'
import { agreed } from './agreements.ts'

const terms = agreed()
const award = { amountCents: terms.instruments[0]?.amountCents ?? 0, decidedOn: terms.award.decidedOn }
const [milestone, tranche, report] = [terms.milestones[0], terms.tranches[0], terms.reports[0]]
if (!milestone || !tranche || !report) throw new Error('agreed() has no rows')

const where = (changed: typeof terms) => problemsOf(changed, award).map(({ reason }) => partOfProblem(reason))

describe('where a problem of terms is mended', () => {
  test.each([
    ['payments', { tranches: [{ ...tranche, amountCents: cents(1) }, ...terms.tranches.slice(1)] }],
    [
      'milestones',
      { milestones: [{ ...milestone, due: '1999-01-01' as const }, ...terms.milestones.slice(1)] },
    ],
    [
      'measures',
      { indicators: terms.indicators.map((one) => ({ ...one, baseline: null, noBaselineReason: null })) },
    ],
    ['signers', { signing: { ...terms.signing, twoAboveCents: cents(0) } }],
    ['money', { instruments: [...terms.instruments, ...terms.instruments] }],
  ] as const)('%s', (part, change) => {
    expect(where({ ...terms, ...change } as typeof terms)).toContain(part)
  })

  test('an article that misses a value leads to the part that holds it', () => {
    const of = (placeholder: string) => partOfProblem({ code: 'placeholder-unfilled', placeholder })
    expect([of('grantee.address'), of('grantee.signatories'), of('bank.iban'), of('fund.court')]).toEqual([
      'party',
      'signers',
      'account',
      null,
    ])
  })

  test('every field of the form belongs to a part', () => {
    for (const part of termsParts)
      for (const name of Object.keys(partShapes[part])) expect(partOfField(`${name}[0].due`)).toBe(part)
    expect(partOfField('operation')).toBeNull()
  })
})
