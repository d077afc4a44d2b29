import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canEditIndicator,
  canPlaceNeighbourhood,
  editableTypes,
  type IndicatorEdit,
  type KnownIndicator,
  keyOf,
} from '#app/domain/results/programme-edit.ts'

const young: IndicatorEdit = {
  name: 'Jongeren verder geholpen',
  unit: 'jongeren',
  type: 'unique-people',
  direction: 'up',
  pillar: 'veiligheid',
  subsetOf: null,
}
const known: KnownIndicator[] = [
  { ...young, key: 'S03', hasFigures: true },
  { ...young, key: 'S04', subsetOf: 'S03', hasFigures: true },
  { ...young, key: 'S05', subsetOf: 'S04', hasFigures: false },
  { ...young, key: 'W09', unit: 'woningen', type: 'count', hasFigures: false },
]
const code = (key: string | null, change: Partial<IndicatorEdit>) => {
  const verdict = canEditIndicator(
    key,
    { ...(known.find((one) => one.key === key) ?? young), ...change },
    known,
  )
  return verdict.ok ? null : verdict.reason.code
}

describe('an indicator of the programme', () => {
  test('keeps its unit and type once figures hang on it; its words may change', () => {
    expect(code('S03', { unit: 'mensen' })).toBe('indicator-has-figures')
    expect(code('S03', { type: 'contacts' })).toBe('indicator-has-figures')
    expect(code('S03', { name: 'Anders', direction: 'down', pillar: null })).toBeNull()
    expect(code('W09', { unit: 'huizen', type: 'unique-households' })).toBeNull()
    expect(code(null, { unit: 'huizen' })).toBeNull()
  })

  test('is no part of itself, nor of its own parts', () => {
    expect(code('S03', { subsetOf: 'S03' })).toBe('indicator-part-of-itself')
    expect(code('S03', { subsetOf: 'S05' })).toBe('indicator-part-of-itself')
    expect(code('S04', { subsetOf: null })).toBeNull()
    expect(code('S04', { subsetOf: 'S99' })).toBe('not-found')
  })

  test('counts the same as its whole and its parts', () => {
    expect(code('W09', { subsetOf: 'S03' })).toBe('indicator-part-differs')
    expect(code(null, { subsetOf: 'S03', unit: 'mensen' })).toBe('indicator-part-differs')
    expect(code('S05', { unit: 'mensen' })).toBe('indicator-part-differs')
    expect(code(null, { subsetOf: 'S03' })).toBeNull()
  })

  test('a score is not offered', () => {
    expect(editableTypes).not.toContain('score')
    expect(editableTypes).toHaveLength(9)
  })
})

describe('a neighbourhood', () => {
  const places = [
    { key: 'oud-oost', parent: null },
    { key: 'vlietzone', parent: 'oud-oost' },
    { key: 'bilgaard', parent: null },
  ]
  test('lies in one that lies in none', () => {
    expect(canPlaceNeighbourhood('bilgaard', 'oud-oost', places)).toEqual({ ok: true })
    expect(canPlaceNeighbourhood(null, null, places)).toEqual({ ok: true })
    for (const [key, parent] of [
      ['bilgaard', 'bilgaard'],
      ['bilgaard', 'vlietzone'],
      ['oud-oost', 'bilgaard'],
    ] as const) {
      expect(canPlaceNeighbourhood(key, parent, places)).toMatchObject({
        reason: { code: 'neighbourhood-in-itself' },
      })
    }
    expect(canPlaceNeighbourhood('bilgaard', 'parijs', places)).toMatchObject({
      reason: { code: 'not-found' },
    })
  })

  test('has a key made of its name', () => {
    expect(keyOf('Heechterp-Schieringen')).toBe('heechterp-schieringen')
    expect(keyOf('  Oud Oost & Vlietzône ')).toBe('oud-oost-vlietzone')
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(keyOf(name)).toMatch(/^[a-z0-9-]{0,60}$/)
      }),
    )
  })
})
