import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instrumentFor, judgePotTerms, recipeFor, usualPotTerms } from '#app/domain/grant/pot-terms.ts'
import { middleReleases, usualRecipe, usualSchedule } from '#app/domain/grant/schedule.ts'
import { cents, sumCents } from '#app/domain/money.ts'
import { refused } from '#app/domain/verdict.ts'

const milestones = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: `m${at + 1}`,
    number: at + 1,
    title: 'Een stap',
    due: `2027-0${at + 1}-15` as const,
    evidence: 'Een foto',
  }))
const plan = (amountCents: number, count = 3) => ({
  amountCents: cents(amountCents),
  startsOn: '2026-09-01' as const,
  endsOn: '2027-08-31' as const,
  decidedOn: '2026-06-15' as const,
  milestones: milestones(count),
})
const words = { interim: 'Tussenverslag', final: 'Eindverslag' }

describe('the schedule that a recipe makes', () => {
  test('comes to the amount, in whole parts that each have a number, whatever the shares', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 100_000, max: 5_000_000 }),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom(...middleReleases),
        (firstBp, final, amount, count, middleReleasedBy) => {
          const finalBp = Math.min(final, 10_000 - firstBp)
          const recipe = { ...usualRecipe, firstBp, finalBp, middleReleasedBy }
          const { tranches, reports } = usualSchedule(plan(amount, count), words, recipe)
          expect(sumCents(tranches.map(({ amountCents }) => amountCents))).toBe(amount)
          expect(tranches.map(({ number }) => number)).toEqual(tranches.map((_, at) => at + 1))
          for (const { amountCents } of tranches) expect(amountCents).toBeGreaterThan(0)
          expect(reports.flatMap((one) => one.milestones)).toEqual(milestones(count).map(({ id }) => id))
          expect(reports.at(-1)?.kind).toBe('final')
        },
      ),
    )
  })

  test('has the middle wait for what the pot asks', () => {
    const middle = (middleReleasedBy: (typeof middleReleases)[number]) =>
      JSON.stringify(
        usualSchedule(plan(1_000_000), words, { ...usualRecipe, middleReleasedBy }).tranches[1]?.condition,
      )
    expect(middle('milestone-and-report')).toMatch(/milestoneAccepted.*reportAccepted/)
    expect(middle('report')).not.toContain('milestoneAccepted')
    expect(middle('milestone')).not.toContain('reportAccepted')
  })

  test('of a small start pays all of it at once', () => {
    const recipe = recipeFor({ ...usualRecipe, paidAtOnceUpToCents: 0 }, 'small-start', 200_000)
    expect(usualSchedule(plan(200_000), words, recipe).tranches).toHaveLength(1)
    expect(recipeFor(usualRecipe, 'full', 200_000)).toBe(usualRecipe)
  })
})

describe('the usual terms of a pot', () => {
  test('have shares that fit and limits in order', () => {
    const { recipe, numbers } = usualPotTerms
    expect(judgePotTerms(usualPotTerms)).toEqual({ ok: true })
    const shares = (firstBp: number, finalBp: number) =>
      judgePotTerms({ ...usualPotTerms, recipe: { ...recipe, firstBp, finalBp } })
    expect(shares(6_000, 4_000)).toEqual({ ok: true })
    expect(shares(6_000, 4_001)).toEqual(refused('parts-above-whole'))
    expect(shares(0, 4_001)).toEqual(refused('first-part-missing'))
    const flexibility = { ...numbers.flexibility, budgetFreeBp: 2_501 }
    expect(judgePotTerms({ ...usualPotTerms, numbers: { ...numbers, flexibility } })).toEqual(
      refused('free-above-notice'),
    )
  })

  test('say which kind of money an award becomes', () => {
    expect(instrumentFor({ kind: 'gift' }, cents(100))).toEqual({ kind: 'gift', amountCents: 100 })
    const loan = {
      kind: 'loan',
      repayment: 'linear',
      months: 36,
      graceMonths: 0,
      grace: 'interest-only',
      interestBp: 0,
      reminderDays: 14,
    } as const
    expect(instrumentFor(loan, cents(100))).toMatchObject({ kind: 'loan', amountCents: 100, waiver: null })
  })
})
