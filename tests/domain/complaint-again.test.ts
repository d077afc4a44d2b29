import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grantSubjects } from '#app/domain/complaint.ts'
import { isLookedAtAgain, type SinceAnswer } from '#app/domain/complaint-again.ts'
import { endingStates } from '#app/domain/grant/ending.ts'
import { reportStates } from '#app/domain/results/report.ts'

const dates = fc.date({ noInvalidDate: true })
const maybe = fc.option(dates)
const sinces = fc.record({
  holdLives: fc.boolean(),
  ending: fc.option(fc.constantFrom(...endingStates)),
  report: fc.option(fc.constantFrom(...reportStates)),
  settledAt: maybe,
  changedAt: maybe,
})
const nothing: SinceAnswer = {
  ...{ holdLives: true, ending: 'announced', report: 'returned' },
  ...{ settledAt: null, changedAt: null },
}
const answered = new Date('2026-05-01T10:00:00Z')
const after = new Date('2026-05-02T10:00:00Z')

test('while nothing happened after the answer, it is looked at again', () => {
  for (const about of grantSubjects) expect(isLookedAtAgain(about, answered, nothing)).toBe(true)
})

test.each([
  ['hold', { holdLives: false }],
  ['report', { report: 'accepted' }],
  ['report', { report: 'skipped' }],
  ['ending', { ending: 'withdrawn' }],
  ['ending', { settledAt: after }],
  ['settlement', { settledAt: after }],
  ['change', { changedAt: after }],
] as const)('%s is over with %j', (about, change) => {
  expect(isLookedAtAgain(about, answered, { ...nothing, ...change })).toBe(false)
})

test('what was done before the answer never ends it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...grantSubjects), dates, sinces, (about, answeredAt, since) => {
      const older = (at: Date | null) => (at !== null && at <= answeredAt ? null : at)
      const fresh = { ...since, settledAt: older(since.settledAt), changedAt: older(since.changedAt) }
      expect(isLookedAtAgain(about, answeredAt, since)).toBe(isLookedAtAgain(about, answeredAt, fresh))
    }),
  )
})
