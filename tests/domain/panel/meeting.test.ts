import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { batchStages } from '#app/domain/panel/batch.ts'
import { afterMeeting, agenda, canRecordMeeting, canScoreInMeeting } from '#app/domain/panel/meeting.ts'
import { places } from '#app/domain/panel/ranking.ts'
import { criteria } from '#app/domain/panel/rubric.ts'

const row = fc.record({
  proposal: fc.uuid(),
  rank: fc.option(fc.integer({ min: 1, max: 40 })),
  place: fc.option(fc.constantFrom(...places)),
  agreement: fc.constantFrom('agreed' as const, 'divided' as const, 'one-review' as const),
  spread: fc.option(fc.double({ min: 0, max: 2, noNaN: true })),
})
const rows = fc.uniqueArray(row, { selector: ({ proposal }) => proposal, maxLength: 30 })

describe('the agenda', () => {
  test('holds every proposal once, and the same whatever order they come in', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const order = agenda(some).map(({ proposal }) => proposal)
        expect([...order].sort()).toEqual(some.map(({ proposal }) => proposal).sort())
        expect(agenda([...some].reverse()).map(({ proposal }) => proposal)).toEqual(order)
      }),
    )
  })

  test('speaks of the grey zone first, then of what divides, then of the rest', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const spoken = agenda(some).map(({ why }) =>
          why.includes('grey-zone') ? 0 : why.includes('divided') ? 1 : why.includes('no-score') ? 2 : 3,
        )
        expect(spoken).toEqual([...spoken].sort())
      }),
    )
  })
})

describe('what the meeting may record', () => {
  const note = { advice: null, note: 'Sterk idee, zwakke begroting.' } as const

  test('only while it meets', () => {
    expect(batchStages.filter((stage) => canRecordMeeting(note, stage).ok)).toEqual(['meeting'])
    const score = { score: 4, reason: 'De uitleg hielp.' }
    expect(batchStages.filter((stage) => canScoreInMeeting(score, { stage, reviewStands: true }).ok)).toEqual(
      ['meeting'],
    )
  })

  test.each([
    [{ advice: null, note: ' ' }, 'meeting-record-empty'],
    [{ advice: 'fund-with-conditions', note: null }, 'advice-condition-missing'],
    [{ advice: 'wait', note: null }, 'ok'],
    [note, 'ok'],
  ] as const)('%j: %s', (record, code) => {
    expect(codeOf(canRecordMeeting(record, 'meeting'))).toBe(code)
  })

  test.each([
    [{ score: 6, reason: 'x' }, true, 'score-out-of-scale'],
    [{ score: 2.5, reason: 'x' }, true, 'score-out-of-scale'],
    [{ score: 3, reason: '  ' }, true, 'meeting-score-needs-reason'],
    [{ score: 3, reason: 'x' }, false, 'no-review-to-change'],
  ] as const)('%j, standing %s: %s', (given, reviewStands, code) => {
    expect(codeOf(canScoreInMeeting(given, { stage: 'meeting', reviewStands }))).toBe(code)
  })
})

test('a new score counts in the place of the locked one; the rest stays as it was', () => {
  const score = fc.integer({ min: 1, max: 5 })
  const locked = fc.array(score, { minLength: 5, maxLength: 5 })
  const anew = fc.dictionary(fc.constantFrom(...criteria), score)
  fc.assert(
    fc.property(locked, anew, (scores, changed) => {
      const before = criteria.map((criterion, index) => ({
        criterion,
        score: scores[index] ?? null,
        cannotJudge: false,
        reason: null,
      }))
      const kept = structuredClone(before)
      const given = Object.entries(changed).map(([criterion, one]) => ({
        criterion: criterion as (typeof criteria)[number],
        score: one,
        reason: 'Na het gesprek.',
      }))
      const after = afterMeeting(before, given)
      expect(before).toEqual(kept)
      expect(after.map((one) => one.score)).toEqual(
        criteria.map((criterion, index) => changed[criterion] ?? scores[index]),
      )
    }),
  )
})

function codeOf(verdict: { ok: boolean; reason?: { code: string } }) {
  return verdict.ok ? 'ok' : verdict.reason?.code
}
