import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#app/domain/calendar.ts'
import { batchStages, movesFrom } from '#app/domain/panel/batch.ts'
import { chairKinds, type LedBatch, workOfChair } from '#app/domain/panel/chair-work.ts'
import { canSetScoringUntil, declareUntil } from '#app/domain/panel/scoring-until.ts'

const until = '2026-04-20'
const ready = { wanted: 3, locked: 3, reading: 0, couldRead: 0, unadvised: false }
const batch = (more: Partial<LedBatch> = {}): LedBatch => ({
  stage: 'scoring',
  track: 'full',
  scoringUntil: until,
  decideBy: '2026-05-08',
  silent: 0,
  extraAsked: true,
  proposals: [ready],
  ...more,
})
const kindOf = (more: Partial<LedBatch>, today = until) => workOfChair(batch(more), today)?.kind ?? null

describe('what a batch asks of its chair', () => {
  test('at each stage, once everything is in', () => {
    const kinds = batchStages.map((stage) => kindOf({ stage }))
    expect(kinds).toEqual([
      ...['stage-turn', 'stage-turn', 'stage-turn', 'meeting-open', 'stage-turn', 'meeting-conclude', null],
    ])
  })

  test('waits until a deadline has passed for who is late', () => {
    const reads = [{ ...ready, locked: 2, reading: 1 }]
    expect(kindOf({ proposals: reads })).toBeNull()
    expect(kindOf({ proposals: reads }, addDays(until, 1))).toBe('reviews-late')
    const silent = { stage: 'conflicts', proposals: [{ ...ready, locked: 0 }], silent: 2 } as const
    expect(kindOf(silent, declareUntil(until))).toBeNull()
    expect(kindOf(silent, addDays(declareUntil(until), 1))).toBe('declarations-late')
  })

  test('asks for extra readers before anything else, and for advice before the end of the meeting', () => {
    expect(kindOf({ stage: 'extra-reviews', extraAsked: false })).toBe('extra-readers')
    expect(kindOf({ stage: 'meeting', proposals: [ready, { ...ready, unadvised: true }] })).toBe(
      'meeting-hold',
    )
  })

  test('turns only where a turn is there, and is late only after its day', () => {
    const led = fc.record<LedBatch>({
      stage: fc.constantFrom(...batchStages),
      track: fc.constantFrom('full', 'small-start'),
      scoringUntil: fc.constantFrom(null, until),
      decideBy: fc.constant('2026-05-08'),
      silent: fc.nat(3),
      extraAsked: fc.boolean(),
      proposals: fc.array(
        fc.record({
          wanted: fc.integer({ min: 1, max: 3 }),
          locked: fc.nat(3),
          reading: fc.nat(2),
          couldRead: fc.constant(0),
          unadvised: fc.boolean(),
        }),
        { maxLength: 3 },
      ),
    })
    fc.assert(
      fc.property(led, fc.integer({ min: -30, max: 60 }), (one, away) => {
        const today = addDays(until, away)
        const work = workOfChair(one, today)
        if (!work) return
        expect(chairKinds).toContain(work.kind)
        if (work.kind.endsWith('-late')) expect(today > work.on).toBe(true)
        if (['stage-turn', 'meeting-open', 'meeting-conclude'].includes(work.kind))
          expect(movesFrom(one.stage, { track: 'full', grey: 0 })).not.toEqual([])
      }),
    )
  })

  test('members have a week to score after the last day to say whom they know', () => {
    expect(declareUntil(until)).toBe('2026-04-13')
    expect(canSetScoringUntil('conflicts', until, { today: '2026-04-01', promised: '2026-05-08' }).ok).toBe(
      true,
    )
  })
})
