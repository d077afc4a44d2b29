import { describe, expect, test } from 'vitest'
import { cents } from '#app/domain/money.ts'
import { obstacles } from '#app/domain/proposal/obstacles.ts'
import { type Draft, draftSchema } from '#app/domain/proposal/schema.ts'
import { formOf } from '#app/domain/proposal/sections.ts'
import { draftOf, taalmaatjes } from './proposals.ts'

const now = new Date('2026-03-10T10:00:00Z')
const round = {
  opensAt: new Date('2026-02-01T08:00:00Z'),
  closesAt: new Date('2026-03-31T22:00:00Z'),
  minCents: cents(250_000),
  maxCents: cents(5_000_000),
  fundEndsOn: '2027-12-31',
}
const form = formOf('full')
const all = Object.fromEntries(form.sections.map(({ key }) => [key, true]))
const found = (answers: Draft = draftOf(taalmaatjes), sections: Record<string, boolean> = all, at = now) =>
  obstacles({ form, state: 'draft', answers, sections, round }, at).map(({ reason, at: place }) => [
    reason.code,
    place,
  ])

describe('what stands in the way of sending', () => {
  test('is nothing when only the declarations are left', () => {
    expect(found()).toEqual([])
  })

  test('is every unfinished section, and what is wrong with the money beside it', () => {
    const answers = draftOf(taalmaatjes)
    answers.money.amountAsked = cents(100_000)
    expect(found(answers, { ...all, voornemen: false, money: false })).toEqual([
      ['sections-not-done', [{ section: 'voornemen' }, { section: 'money' }]],
      ['budget-unbalanced', [{ section: 'money', question: 'amountAsked' }]],
      ['amount-below-minimum', [{ section: 'money', question: 'amountAsked' }]],
    ])
  })

  test('is said once, also when sending would stop at it', () => {
    const answers = draftOf(taalmaatjes)
    answers.money.amountAsked = cents(6_000_000)
    expect(found(answers)).toEqual([
      ['budget-unbalanced', [{ section: 'money', question: 'amountAsked' }]],
      ['amount-above-maximum', [{ section: 'money', question: 'amountAsked' }]],
    ])
  })

  test('of an empty draft is its sections, without words about money that is not there', () => {
    const all = form.sections.filter(({ optional }) => !optional).map(({ key }) => ({ section: key }))
    expect(found(draftSchema.parse({}), {})).toEqual([['sections-not-done', all]])
  })

  test('is the round that closed, wherever the draft stands', () => {
    expect(found(draftOf(taalmaatjes), all, round.closesAt)).toEqual([['round-closed', []]])
  })
})
