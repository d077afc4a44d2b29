import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareRows, type RowChange } from '#app/domain/proposal/difference.ts'

type Row = { id: string; text: string }
const same = (was: Row, is: Row) => was.text === is.text
const row = (id: string, text = id): Row => ({ id, text })
const told = (changes: RowChange<Row>[]) =>
  changes.map(({ id, was, is, changed, moved }) =>
    [id, !was && 'new', !is && 'gone', changed && 'changed', moved && 'moved'].filter(Boolean).join(' '),
  )

describe('rows of two versions', () => {
  test.each([
    ['nothing', [row('a'), row('b')], [row('a'), row('b')], []],
    ['one that moved up', [row('a'), row('b'), row('c')], [row('c'), row('a'), row('b')], ['c moved']],
    [
      'one that moved and changed',
      [row('a'), row('b'), row('c')],
      [row('c', 'x'), row('a'), row('b')],
      ['c changed moved'],
    ],
    ['one that came and one that went', [row('a'), row('b')], [row('c'), row('b')], ['c new', 'a gone']],
    ['the rest of a list does not move', [row('a'), row('b'), row('c')], [row('b'), row('c')], ['a gone']],
  ])('%s', (_, before, after, expected) => {
    expect(told(compareRows(before, after, same))).toEqual(expected)
  })

  const list = fc.uniqueArray(fc.record({ id: fc.nat(9).map(String), text: fc.constantFrom('x', 'y') }), {
    selector: ({ id }) => id,
  })

  test('nothing is told twice, nothing is lost, and what is not told is the same in both, in one order', () => {
    fc.assert(
      fc.property(list, list, (before, after) => {
        const changes = compareRows(before, after, same)
        const ids = changes.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        const quiet = (rows: Row[]) => rows.filter(({ id }) => !ids.includes(id))
        expect(quiet(before)).toEqual(quiet(after))
        for (const { id, was, is } of changes) {
          expect(was).toEqual(before.find((one) => one.id === id) ?? null)
          expect(is).toEqual(after.find((one) => one.id === id) ?? null)
        }
      }),
    )
  })
})
