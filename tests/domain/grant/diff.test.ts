import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths } from '#app/domain/calendar.ts'
import { adjusted } from '#app/domain/grant/adjust.ts'
import { classifyChange } from '#app/domain/grant/change.ts'
import { changeKinds } from '#app/domain/grant/change-kind.ts'
import { applyDiff, diffTerms, rebased } from '#app/domain/grant/diff.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { cents } from '#app/domain/money.ts'
import { agreed, everyInstrument } from './agreements.ts'
import { anyTerms } from './any-terms.ts'

describe('the difference between two versions', () => {
  test('brings the one to the other, whatever changed', () => {
    fc.assert(
      fc.property(anyTerms, anyTerms, (before, after) => {
        const made = applyDiff(diffTerms(before, after), before)
        expect(made.ok && made.terms).toEqual(after)
      }),
    )
  })

  test('of a version with itself is nothing', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        expect(diffTerms(terms, terms)).toEqual([])
      }),
    )
  })

  test('lets any past version be rebuilt from the first and the changes in between', () => {
    fc.assert(
      fc.property(fc.array(anyTerms, { minLength: 2, maxLength: 6 }), (versions) => {
        const changes = versions.slice(1).map((version, at) => diffTerms(versions[at] as Terms, version))
        let here = versions[0] as Terms
        changes.forEach((change, at) => {
          const made = applyDiff(change, here)
          expect(made.ok).toBe(true)
          if (made.ok) here = made.terms
          expect(here).toEqual(versions[at + 1])
        })
      }),
      { numRuns: 30 },
    )
  })

  test('names the least that differs, by the ids of rows', () => {
    const before = agreed()
    const [first] = before.milestones
    const after = adjusted(before, {
      milestones: before.milestones.map(({ number: _number, ...one }) =>
        one.id === first?.id ? { ...one, due: addDays(one.due, 7) } : one,
      ),
      place: 'De kerk',
    })
    expect(diffTerms(before, after)).toEqual([
      { path: ['place'], before: before.place, after: 'De kerk' },
      {
        path: ['milestones', first?.id, 'due'],
        before: first?.due,
        after: addDays(first?.due ?? '2026-01-01', 7),
      },
    ])
  })

  test('is not applied to terms that it was not made from, and what still fits is kept', () => {
    const before = agreed()
    const diff = diffTerms(before, { ...before, place: 'De kerk', purpose: 'Iets anders' })
    const meanwhile = { ...before, place: 'De school' }
    expect(applyDiff(diff, meanwhile)).toEqual({
      ok: false,
      reason: { code: 'terms-changed', path: 'place' },
    })
    const { diff: kept, lost } = rebased(diff, meanwhile)
    expect(kept.map(({ path }) => path)).toEqual([['purpose']])
    expect(lost.map(({ path }) => path)).toEqual([['place']])
  })

  test('says a loan, a waiver and a condition as one thing each', () => {
    const before = agreed({ instruments: everyInstrument })
    const instruments = everyInstrument.map((one) => (one.kind === 'loan' ? { ...one, waiver: null } : one))
    expect(diffTerms(before, { ...before, instruments }).map(({ path }) => path)).toEqual([
      ['instruments', 'loan', 'waiver'],
    ])
  })
})

describe('the class of a change', () => {
  const weight = (before: Terms, after: Terms) => changeKinds.indexOf(classifyChange(before, after).kind)
  const moved = (terms: Terms, share: number): Terms => {
    const [from, to, ...rest] = terms.budgetLines as [Terms['budgetLines'][0], Terms['budgetLines'][0]]
    const amount = Math.floor((from.amountCents * share) / 100)
    return {
      ...terms,
      budgetLines: [
        { ...from, amountCents: cents(from.amountCents - amount) },
        { ...to, amountCents: cents(to.amountCents + amount) },
        ...rest,
      ],
    }
  }
  const later = (terms: Terms, days: number): Terms => ({
    ...terms,
    milestones: terms.milestones.map((one) => ({ ...one, due: addDays(one.due, days) })),
  })

  test('is never lighter for a larger shift', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), fc.nat(200), fc.nat(200), (one, other, days, more) => {
        const terms = agreed()
        const [small, large] = [Math.min(one, other), Math.max(one, other)]
        expect(weight(terms, moved(terms, large))).toBeGreaterThanOrEqual(weight(terms, moved(terms, small)))
        const [soon, late] = [Math.min(days, more), Math.max(days, more)]
        expect(weight(terms, later(terms, late))).toBeGreaterThanOrEqual(weight(terms, later(terms, soon)))
      }),
    )
  })

  test('counts ten small ones as their sum, against what both signed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 10, maxLength: 10 }), (steps) => {
        const signed = agreed()
        const bit = steps.reduce((terms, days) => later(terms, days), signed)
        const sum = steps.reduce((total, days) => total + days, 0)
        expect(classifyChange(signed, bit)).toEqual(classifyChange(signed, later(signed, sum)))
      }),
    )
  })

  test('keeps to calendar months', () => {
    const signed = agreed()
    const [first] = signed.milestones as [Terms['milestones'][0]]
    const due = addMonths(first.due, 3)
    const terms = { ...signed, milestones: [{ ...first, due }, ...signed.milestones.slice(1)] }
    expect(classifyChange(signed, terms).kind).toBe('notice')
  })
})
