import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { selectClauses } from '#app/domain/grant/clause-choice.ts'
import { placeholdersIn } from '#app/domain/grant/clause-judgement.ts'
import { type ClauseValue, valuesFor } from '#app/domain/grant/clause-values.ts'
import {
  type Clause,
  clauseNeeds,
  clausesNamed,
  fillClause,
  fillClauses,
  piecesOf,
} from '#app/domain/grant/clauses.ts'
import { instrumentKinds } from '#app/domain/grant/instrument.ts'
import { needsOf } from '#app/domain/grant/terms.ts'
import { termsFrom } from '#app/domain/grant/terms-from.ts'
import { cents } from '#app/domain/money.ts'
import { anyDocument } from '#tests/domain/proposal/proposals.ts'
import { agreed, award, clauseFile, everyInstrument, round, submission } from './agreements.ts'

const { clauses, placeholders } = clauseFile
const full = {
  instruments: ['gift'],
  regime: 'private',
  track: 'full',
  needs: [],
  amountCents: 20_000_00,
} as const
const idsFor = (needs: readonly (typeof clauseNeeds)[number][]) =>
  selectClauses(clauses, { ...full, needs }).map(({ id }) => id)

function plainly(value: ClauseValue): string {
  if ('phrase' in value) return `‹${value.phrase}›`
  if ('legalForm' in value) return value.legalForm
  if ('attestor' in value) return value.attestor
  if ('moments' in value) return value.moments
  if ('people' in value) return value.people.map(({ name }) => name).join(', ')
  if ('values' in value) return value.values.join(', ')
  if ('cents' in value) return String(value.cents)
  if ('basisPoints' in value) return `${value.basisPoints / 100} %`
  if ('day' in value) return value.day
  if ('count' in value) return `${value.count} ${value.what}`
  return String(value.value)
}

describe('the articles of an agreement', () => {
  test('of a gift in full are those whose needs are there, in order', () => {
    const basic = idsFor([])
    expect(basic[0]).toBe('parties')
    expect(basic.at(-1)).toBe('signing-electronically')
    expect(basic).not.toContain('fiscal-host')
    expect(basic).not.toContain('nature-awb')
    expect(idsFor(['fiscalHost', 'experiment'])).toHaveLength(basic.length + 2)
  })

  test('an article that another one replaces is left out', () => {
    const small = selectClauses(clauses, { ...full, track: 'small-start' }).map(({ id }) => id)
    expect(small).toContain('small-amount')
    expect(small).not.toContain('amount-and-payment')
    const [one, other] = clauses as [Clause, Clause]
    expect(
      selectClauses([one, { ...other, appliesWhen: one.appliesWhen, replaces: [one.id] }], full).map(
        ({ id }) => id,
      ),
    ).toEqual([other.id])
  })

  test('apply to the instruments, regime and track they name, and to no other', () => {
    fc.assert(
      fc.property(
        fc.subarray([...instrumentKinds], { minLength: 1 }),
        fc.constantFrom('private' as const, 'awb' as const),
        fc.constantFrom('full' as const, 'small-start' as const),
        fc.subarray([...clauseNeeds]),
        (instruments, regime, track, needs) => {
          const chosen = selectClauses(clauses, { instruments, regime, track, needs, amountCents: 1 })
          expect(chosen.map(({ order }) => order)).toEqual(
            chosen.map(({ order }) => order).sort((a, b) => a - b),
          )
          for (const { appliesWhen } of chosen) {
            expect(appliesWhen.regimes).toContain(regime)
            expect(appliesWhen.tracks).toContain(track)
            expect(appliesWhen.instruments.some((kind) => instruments.includes(kind))).toBe(true)
            expect(appliesWhen.needs.filter((need) => !needs.includes(need))).toEqual([])
          }
        },
      ),
    )
  })

  test('are found again by id and version', () => {
    const terms = agreed()
    expect(clausesNamed(terms.clauses, clauses)?.map(({ id }) => id)).toEqual(
      terms.clauses.map(({ id }) => id),
    )
    expect(clausesNamed([{ id: 'parties', version: 99 }], clauses)).toBe(null)
  })
})

describe('filling an article', () => {
  const clause = (plain: string): Clause => ({ ...(clauses[0] as Clause), plain, legal: 'x' })
  const text = (value: string): ClauseValue => ({ type: 'text', value })

  test('cuts a text into words and names', () => {
    expect(piecesOf('U krijgt {{amount.total}}, {{ tranches.phrase }}.')).toEqual([
      { text: 'U krijgt ' },
      { placeholder: 'amount.total' },
      { text: ', ' },
      { placeholder: 'tranches.phrase' },
      { text: '.' },
    ])
  })

  test('never fills what a value says, and leaves no name behind', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).map((typed) => `x${typed}`),
        (typed) => {
          const value = `${typed} {{b}} `
          const filled = fillClause(clause('{{a}}-{{a}}'), { a: text(value), b: text('no') }, plainly)
          expect(filled.ok && filled.clause.plain).toBe(`${value.trim()}-${value.trim()}`)
        },
      ),
    )
  })

  test('refuses a name that has no value, an empty one, or that nobody knows', () => {
    const refusal = {
      ok: false,
      reason: { code: 'placeholder-unfilled', clause: 'parties', placeholder: 'a' },
    }
    expect(fillClause(clause('{{a}}'), {}, plainly)).toMatchObject(refusal)
    expect(fillClause(clause('{{a}}'), { a: text(' ') }, plainly)).toMatchObject(refusal)
    expect(fillClause(clause('{{a}}'), { a: { type: 'list', values: [] } }, plainly)).toMatchObject(refusal)
    expect(fillClause(clause('{{}}'), {}, plainly)).toMatchObject({ reason: { placeholder: '' } })
  })
})

describe('the values of terms', () => {
  const offer = { expiresOn: '2026-07-15' }

  test('fill every article of a gift, whatever the proposal, as soon as the manager knows the fiscal host', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const made = termsFrom({ ...submission, document }, award, round)
        const named = clausesNamed(made.clauses, clauses) ?? []
        const verdict = fillClauses(named, valuesFor(made, offer), plainly)
        if (made.fiscalHost) {
          expect(verdict).toMatchObject({
            reason: { code: 'placeholder-unfilled', placeholder: 'grantee.legalForm' },
          })
        }
        const address = { street: 'Plein 1', postcode: '8921 AB', city: 'Leeuwarden' }
        const grantee = { ...made.grantee, legalForm: 'foundation' as const, address }
        const whole = fillClauses(named, valuesFor({ ...made, grantee }, offer), plainly)
        expect(whole.ok).toBe(true)
        if (whole.ok) expect(whole.clauses.map(({ id }) => id)).toEqual(made.clauses.map(({ id }) => id))
      }),
    )
  })

  test('have the types that the content asks for, for every name in an article', () => {
    const stateAid = { ceilingCents: cents(30_000_000), amountCents: cents(2_000_000) }
    const terms = agreed({
      stateAid,
      fiscalHost: { feeCents: cents(0) },
      instruments: everyInstrument,
      award: { id: 'd', decidedOn: '2026-06-15', conditions: ['Bel eerst de wijkagent', 'Begin klein.'] },
    })
    const values = valuesFor(terms, offer)
    const applies = { ...full, instruments: instrumentKinds, needs: needsOf(terms) }
    const used = selectClauses(clauses, applies).flatMap(({ title, plain, legal }) =>
      placeholdersIn([title, plain, legal].join(' ')),
    )
    expect(needsOf(terms)).toEqual([
      'grace',
      'waiver',
      'fiscalHost',
      'experiment',
      'undertaking',
      'awardConditions',
    ])
    expect(values['decision.conditions']).toEqual({
      type: 'longText',
      value: 'Bel eerst de wijkagent. Begin klein.',
    })
    for (const name of used) expect([name, values[name]?.type]).toEqual([name, placeholders[name]?.type])
  })

  test('say the decision only under the Awb, and end a sentence with a full stop', () => {
    const terms = agreed({ purpose: 'Samen koken' })
    expect(valuesFor(terms, offer)['decision.date']).toBeUndefined()
    expect(valuesFor({ ...terms, regime: 'awb' }, offer)['decision.date']).toEqual({
      type: 'date',
      day: '2026-06-15',
    })
    expect(valuesFor(terms, offer)['purpose.summary']).toEqual({ type: 'longText', value: 'Samen koken.' })
    expect(valuesFor({ ...terms, purpose: 'Werkt het?' }, offer)['purpose.summary']).toMatchObject({
      value: 'Werkt het?',
    })
  })
})
