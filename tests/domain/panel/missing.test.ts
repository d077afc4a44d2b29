import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BatchStage, batchStages } from '#app/domain/panel/batch.ts'
import {
  awaitedIn,
  canGoOn,
  fewerReasons,
  leastReaders,
  missingOf,
  nobodyLeft,
  type Readers,
  waitingFor,
} from '#app/domain/panel/missing.ts'

const readers = (locked: number, reading: number, couldRead: number): Readers => ({
  wanted: 3,
  locked,
  reading,
  couldRead,
})
const waits = (stage: BatchStage, ...proposals: Readers[]) =>
  waitingFor(proposals.map((one) => awaitedIn(stage, one)))

describe('what a stage waits for', () => {
  test.each([
    ['everybody was asked', [readers(0, 3, 5)], 0, 0],
    ['nobody declared, so nobody could be asked', [readers(0, 0, 0)], 3, 0],
    ['one gave back', [readers(0, 2, 0)], 1, 2],
    ['two proposals together', [readers(0, 3, 0), readers(0, 1, 4)], 2, 1],
    ['no proposal', [], 0, 0],
  ])('before scoring: %s', (_name, proposals, missing, fewest) => {
    expect(waits('conflicts', ...proposals)).toEqual({ missing, fewest })
  })

  test.each([
    ['everybody locked', [readers(3, 0, 5)], 0],
    ['one still reads', [readers(2, 1, 5)], 1],
    ['one gave back and nobody is left', [readers(2, 0, 0)], 1],
    ['nobody was asked', [readers(0, 0, 0)], 3],
    ['a fourth still reads', [readers(3, 1, 0)], 1],
  ])('while scoring: %s', (_name, proposals, missing) => {
    expect(waits('scoring', ...proposals).missing).toBe(missing)
  })

  test.each([
    ['one still reads', [readers(2, 1, 5)], 1],
    ['another can be asked', [readers(2, 0, 1)], 1],
    ['nobody is left', [readers(2, 0, 0)], 0],
    ['nobody is left and nobody read', [readers(0, 0, 0)], 1],
  ])('for extra readers: %s', (_name, proposals, missing) => {
    expect(waits('extra-reviews', ...proposals).missing).toBe(missing)
  })

  test('no stage waits for less than who reads now, and those without readers wait for nobody', () => {
    const some = fc.record({ wanted: fc.nat(5), locked: fc.nat(5), reading: fc.nat(5), couldRead: fc.nat(8) })
    fc.assert(
      fc.property(some, fc.constantFrom(...batchStages), (one, stage) => {
        const missing = missingOf(awaitedIn(stage, one))
        const scored = stage === 'scoring' || stage === 'extra-reviews'
        if (scored) expect(missing).toBeGreaterThanOrEqual(one.reading)
        else if (stage !== 'conflicts') expect(missing).toBe(0)
      }),
    )
  })
})

describe('going on with fewer', () => {
  const code = (
    stage: BatchStage,
    waiting: { missing: number; fewest: number },
    track: 'full' | 'small-start',
    reason: (typeof fewerReasons)[number] | null,
  ) => {
    const verdict = canGoOn(stage, waiting, { track, reason })
    return verdict.ok ? 'ok' : verdict.reason.code
  }

  test.each([
    ['conflicts', { missing: 0, fewest: 0 }, 'full', null, 'ok'],
    ['conflicts', { missing: 1, fewest: 2 }, 'full', null, 'readers-missing'],
    ['scoring', { missing: 1, fewest: 2 }, 'full', null, 'reviews-missing'],
    ['conflicts', { missing: 1, fewest: 2 }, 'full', 'dropped-out', 'ok'],
    ['scoring', { missing: 1, fewest: 2 }, 'full', 'no-time', 'ok'],
    ['scoring', { missing: 2, fewest: 1 }, 'full', 'no-time', 'too-few-to-go-on'],
    ['scoring', { missing: 1, fewest: 1 }, 'small-start', 'nobody-left', 'ok'],
    ['scoring', { missing: 2, fewest: 0 }, 'small-start', 'nobody-left', 'too-few-to-go-on'],
  ] as const)('%s %o %s %s: %s', (stage, waiting, track, reason, expected) => {
    expect(code(stage, waiting, track, reason)).toBe(expected)
  })

  test('a reason never lets a proposal through with fewer than the least', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ wanted: fc.nat(4), locked: fc.nat(4), reading: fc.nat(2), couldRead: fc.nat(3) }),
        ),
        fc.constantFrom('full' as const, 'small-start' as const),
        fc.constantFrom(...fewerReasons),
        (proposals, track, reason) => {
          const through = canGoOn('scoring', waits('scoring', ...proposals), { track, reason }).ok
          const enough = proposals.every(
            (one) => missingOf(awaitedIn('scoring', one)) === 0 || one.locked >= leastReaders(track),
          )
          expect(through).toBe(enough)
        },
      ),
    )
  })

  test('a small start ends by itself only when nobody reads and nobody is left to ask', () => {
    const two = (locked: number, reading: number, couldRead: number) => ({
      ...readers(locked, reading, couldRead),
      wanted: 2,
    })
    expect(nobodyLeft([two(2, 0, 4)], 'small-start')).toBe(true)
    expect(nobodyLeft([two(1, 0, 0)], 'small-start')).toBe(true)
    expect(nobodyLeft([two(1, 0, 1)], 'small-start')).toBe(false)
    expect(nobodyLeft([two(1, 1, 0)], 'small-start')).toBe(false)
    expect(nobodyLeft([two(0, 0, 0)], 'small-start')).toBe(false)
  })
})
