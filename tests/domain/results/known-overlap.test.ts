import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Counted } from '#app/domain/results/actual.ts'
import {
  contributionsTo,
  type GrantIndicator,
  type KnownOverlap,
  overlapStands,
  type ProgrammeUnit,
  withCourse,
} from '#app/domain/results/contribution.ts'
import { canRecordOverlap, countKey } from '#app/domain/results/known-overlap.ts'

const unit: ProgrammeUnit = { key: 'A06', type: 'unique-people', unit: 'bewoners' }
const accepted = new Date('2026-04-07T10:00:00Z')
const known = new Date('2026-04-08T10:00:00Z')

function counted(value: number, report: string, change: Partial<Counted> = {}): Counted {
  return {
    id: `${report}-${value}`,
    indicator: 'i1',
    report,
    baseline: false,
    value: { value, qualifier: 'exact' },
    period: { from: '2026-01-01', to: '2026-03-31' },
    neighbourhood: 'several',
    correctedBy: null,
    acceptedAt: accepted,
    ...change,
  }
}
function of(grant: string, rows: Counted[], overlaps: KnownOverlap[] = []): GrantIndicator {
  const type = 'unique-people' as const
  const about = { grant, id: 'i1', type, unit: 'bewoners', programme: 'A06', shareBp: 10_000, overlaps }
  return withCourse(about, rows)
}
const withG2 = (least: number, most: number, change: Partial<KnownOverlap> = {}): KnownOverlap => ({
  own: { report: 'r1' },
  other: { grant: 'g2', id: 'i1', report: 'q1' },
  least,
  most,
  source: 'beide lijsten',
  recordedAt: known,
  ...change,
})
const totalOf = (one: GrantIndicator, other: GrantIndicator) => contributionsTo(unit, [one, other]).together

describe('what two counts are known to have in common', () => {
  test('narrows the total: 38 and 31 people of whom 8 to 14 are in both', () => {
    const other = of('g2', [counted(31, 'q1')])
    expect(totalOf(of('g1', [counted(38, 'r1')], [withG2(8, 14)]), other)).toMatchObject({
      kind: 'interval',
      atLeast: 55,
      atMost: 61,
    })
  })

  test('the newest of two statements counts', () => {
    const earlier = withG2(20, 20, { recordedAt: accepted })
    const one = of('g1', [counted(38, 'r1')], [withG2(8, 14), earlier])
    expect(totalOf(one, of('g2', [counted(31, 'q1')]))).toMatchObject({ atLeast: 55, atMost: 61 })
  })

  test('is set aside once either was counted again or put right', () => {
    const overlap = withG2(8, 14)
    const one = of('g1', [counted(38, 'r1')], [overlap])
    const period = { from: '2026-04-01', to: '2026-06-30' }
    const again = of('g2', [counted(31, 'q1'), counted(40, 'q2', { period })])
    const right = of('g2', [counted(31, 'q1', { acceptedAt: new Date('2026-05-01T10:00:00Z') })])
    expect(overlapStands(overlap, one, again)).toBe(false)
    expect(overlapStands(overlap, one, right)).toBe(false)
    expect(totalOf(one, again)).toMatchObject({ atLeast: 40, atMost: 78 })
  })

  test('tells of no few people: neither of those in both, nor of those who are left', () => {
    const other = of('g2', [counted(31, 'q1')])
    for (const [least, most] of [
      [3, 3],
      [28, 29],
      [4, 12],
    ] as const) {
      expect(totalOf(of('g1', [counted(38, 'r1')], [withG2(least, most)]), other)).toMatchObject({
        atLeast: 38,
        atMost: 69,
      })
    }
    expect(totalOf(of('g1', [counted(38, 'r1')], [withG2(0, 0)]), other)).toMatchObject({
      atLeast: 69,
      atMost: 69,
    })
  })

  test('never makes a total of people that counting heads would contradict', () => {
    const heads = fc.array(fc.record({ one: fc.boolean(), other: fc.boolean() }), { maxLength: 60 })
    fc.assert(
      fc.property(heads, fc.nat(4), fc.nat(4), (people, fewer, more) => {
        const count = (which: (head: { one: boolean; other: boolean }) => boolean) =>
          people.filter(which).length
        const [a, b, both] = [
          count(({ one }) => one),
          count(({ other }) => other),
          count(({ one, other }) => one && other),
        ]
        const overlap = withG2(Math.max(0, both - fewer), Math.min(both + more, a, b))
        const total = totalOf(of('g1', [counted(a, 'r1')], [overlap]), of('g2', [counted(b, 'q1')]))
        const all = count(({ one, other }) => one || other)
        expect(total).toMatchObject({ kind: 'interval' })
        if (total?.kind !== 'interval') return
        expect(total.atLeast).toBeLessThanOrEqual(all)
        expect(total.atMost).toBeGreaterThanOrEqual(all)
      }),
    )
  })
})

describe('what may be written down', () => {
  const counts = [of('g1', [counted(38, 'r1')]), of('g2', [counted(31, 'q1')]), of('g3', [])]
  const [one, other, nothing] = counts.map(countKey) as [string, string, string]
  const said = { one, other, least: 8, most: 14 }

  test('two counts of now, with their reports', () => {
    expect(canRecordOverlap(unit, counts, said)).toMatchObject({
      ok: true,
      one: { grant: 'g1', report: 'r1' },
      other: { grant: 'g2', report: 'q1' },
    })
  })

  test('not of one count, of one that is not there, or more than there are', () => {
    const codeOf = (change: Partial<typeof said>) => {
      const verdict = canRecordOverlap(unit, counts, { ...said, ...change })
      return verdict.ok ? 'ok' : verdict.reason.code
    }
    expect(codeOf({ other: one })).toBe('overlap-needs-two')
    expect(codeOf({ other: nothing })).toBe('not-found')
    expect(codeOf({ most: 32 })).toBe('overlap-too-large')
    expect(codeOf({ most: 31 })).toBe('ok')
    expect(codeOf({ least: 15 })).toBe('overlap-too-large')
  })
})
