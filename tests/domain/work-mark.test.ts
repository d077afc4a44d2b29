import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#app/domain/calendar.ts'
import { refused } from '#app/domain/verdict.ts'
import {
  canHand,
  canMark,
  canShelve,
  lastShelfDay,
  liesAt,
  longestShelf,
  type WorkMark,
} from '#app/domain/work-mark.ts'

const today = '2026-11-27'

describe('putting work away', () => {
  test('is for a day to come, not too far, and not past a term', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10, max: 90 }),
        fc.option(fc.integer({ min: -5, max: 90 })),
        (days, termIn) => {
          const term = termIn === null ? null : addDays(today, termIn)
          const verdict = canShelve({ until: addDays(today, days), today, term })
          const fits = days > 0 && days <= longestShelf && (termIn === null || days <= termIn)
          expect(verdict.ok).toBe(fits)
        },
      ),
    )
  })

  test('has a last day that fits, after which none does, or no day at all', () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: -5, max: 90 })), (termIn) => {
        const term = termIn === null ? null : addDays(today, termIn)
        const fits = (until: string) => canShelve({ until, today, term }).ok
        const last = lastShelfDay({ today, term })
        if (last === null) expect(fits(addDays(today, 1))).toBe(false)
        else expect([fits(last.day), fits(addDays(last.day, 1))]).toEqual([true, false])
        expect(last?.isTerm ?? true).toBe(termIn !== null && termIn <= longestShelf)
      }),
    )
  })
})

describe('giving work to a colleague', () => {
  const colleagues = [
    { id: 'a', closed: false },
    { id: 'b', closed: true },
  ]
  test('is only for who may do it', () => {
    const codeOf = (to: string, preparedBy: string | null = null) => {
      const verdict = canHand(to, { preparedBy, colleagues })
      return verdict.ok ? 'ok' : verdict.reason.code
    }
    expect([codeOf('a'), codeOf('a', 'a'), codeOf('b'), codeOf('c')]).toEqual([
      ...['ok', 'hand-prepared', 'hand-closed', 'not-found'],
    ])
  })
})

describe('where work lies', () => {
  const mark = (more: Partial<WorkMark>): WorkMark => ({
    key: 'k',
    topic: 'shelf',
    until: null,
    person: null,
    ...more,
  })
  const seen = (mine: string) => ({ today, mine: [mine], holders: ['sipke', 'durk'] })

  test('is the shelf until its day, on which it is back', () => {
    const marks = [mark({ until: '2026-11-28' })]
    expect(liesAt(marks, seen('sipke'))).toBe('shelf')
    expect(liesAt(marks, { ...seen('sipke'), today: '2026-11-28' })).toBeNull()
    expect(liesAt([mark({})], seen('sipke'))).toBeNull()
  })

  test('is with a colleague for everybody but them, while they hold the role', () => {
    const marks = [mark({ topic: 'hand', person: 'durk' })]
    expect(liesAt(marks, seen('sipke'))).toBe('hand')
    expect(liesAt(marks, seen('durk'))).toBeNull()
    expect(liesAt(marks, { ...seen('sipke'), mine: ['sipke', 'durk'] })).toBeNull()
    expect(liesAt(marks, { ...seen('sipke'), holders: ['sipke'] })).toBeNull()
  })

  test('never is nowhere: somebody who holds the role sees it, unless it is put away', () => {
    fc.assert(
      fc.property(fc.constantFrom('sipke', 'durk', 'weg', null), (person) => {
        const marks = [mark({ topic: 'hand', person })]
        expect(['sipke', 'durk'].some((mine) => liesAt(marks, seen(mine)) === null)).toBe(true)
      }),
    )
  })
})

test('work is put somewhere by who holds it, agreed to it or gave it on, their stand-ins, or a manager for who is away', () => {
  const people = ['a', 'b', 'c', 'd'] as const
  const anybody = fc.constantFrom(...people)
  const held = fc.record({
    agreed: fc.option(anybody, { nil: null }),
    givenBy: fc.option(anybody, { nil: null }),
    holder: fc.option(fc.record({ id: anybody, name: fc.constant('N'), isAway: fc.boolean() }), {
      nil: null,
    }),
  })
  const actor = fc.record({ mine: fc.uniqueArray(anybody, { minLength: 1 }), isManager: fc.boolean() })
  fc.assert(
    fc.property(actor, held, (who, work) => {
      const { agreed, givenBy, holder } = work
      const own = [agreed, givenBy, holder?.id].some(
        (id) => id && who.mine.includes(id as (typeof people)[number]),
      )
      const expected = holder === null || own || (who.isManager && holder.isAway)
      expect(canMark(who, work)).toEqual(expected ? { ok: true } : refused('work-of-other', { name: 'N' }))
    }),
  )
})
