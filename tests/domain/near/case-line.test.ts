import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  byNewest,
  eventsOf,
  eventsOfKind,
  kindOfEvent,
  lineKinds,
  newestOf,
  type Place,
  readPlace,
  writePlace,
} from '#app/domain/near/case-line.ts'

const places: fc.Arbitrary<Place> = fc.record({
  at: fc.date({ min: new Date('2024-01-01'), max: new Date('2024-01-02'), noInvalidDate: true }),
  id: fc.uuid(),
})

describe('the line of time', () => {
  test('tells every event under one kind', () => {
    const all = eventsOf(lineKinds)
    expect(new Set(all).size).toBe(all.length)
    for (const [kind, types] of Object.entries(eventsOfKind))
      for (const type of types) expect(kindOfEvent(type)).toBe(kind)
    expect(eventsOf(['message', 'contact', 'note'])).toEqual([])
  })

  test('tells nothing of the panel', () => {
    const secret = ['conflict-declared', 'review-assigned', 'review-locked', 'meeting-scored', 'member-named']
    expect(secret.map(kindOfEvent)).toEqual(secret.map(() => null))
    expect(
      eventsOf(lineKinds).filter((type) => /^(review|meeting|conflict|naming|member)-/.test(type)),
    ).toEqual([])
  })

  test('goes on where a page ended, without gap or double', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(places, { selector: ({ id }) => id }), { maxLength: 3 }),
        fc.integer({ min: 1, max: 5 }),
        (lists, most) => {
          const all = lists.flat().toSorted(byNewest)
          const told: Place[] = []
          for (let before: Place | null = null; ; ) {
            const from: Place | null = before
            const older: Place[][] = lists.map((list) =>
              list
                .filter((place) => from === null || byNewest(from, place) < 0)
                .toSorted(byNewest)
                .slice(0, most + 1),
            )
            const { lines, more }: ReturnType<typeof newestOf> = newestOf(older, most)
            told.push(...lines)
            if (!more) break
            before = more
          }
          expect(told.length).toBeLessThanOrEqual(all.length)
          expect(new Set(told.map(({ id }) => id))).toEqual(new Set(all.map(({ id }) => id)))
          expect(told).toEqual(told.toSorted(byNewest))
        },
      ),
    )
  })

  test('reads a place from an address bar as it wrote it, and nothing else', () => {
    fc.assert(
      fc.property(places, fc.string(), (place, text) => {
        expect(readPlace(writePlace(place))).toEqual(place)
        expect(readPlace(text)).toBeNull()
      }),
    )
    for (const text of [null, '', '2024-13-45T99:00:00.000Z_019cd730-6900-7546-91cc-851e32cc9e9c', 'x_y'])
      expect(readPlace(text)).toBeNull()
  })
})
