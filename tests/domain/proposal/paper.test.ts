import { describe, expect, test } from 'vitest'
import { helpersOf } from '#app/domain/proposal/helper.ts'
import { actingRelation, canEnterPaper, mayCheck } from '#app/domain/proposal/paper.ts'
import { allowed, refused } from '#app/domain/verdict.ts'

const round = {
  opensAt: new Date('2026-02-01T08:00:00Z'),
  closesAt: new Date('2026-03-31T22:00:00Z'),
}
const enter = (receivedOn: string, now: string) => canEnterPaper(round, receivedOn, new Date(now))

describe('a form on paper', () => {
  test('came in while its round was open, the first and the last day included', () => {
    expect(enter('2026-02-01', '2026-02-10T10:00:00Z')).toEqual(allowed({ until: null }))
    expect(enter('2026-03-31', '2026-03-31T10:00:00Z')).toEqual(allowed({ until: '2026-04-14' }))
    expect(enter('2026-01-31', '2026-02-10T10:00:00Z')).toEqual(refused('paper-outside-round'))
    expect(enter('2026-04-01', '2026-04-02T10:00:00Z')).toEqual(refused('paper-outside-round'))
    expect(enter('2026-02-11', '2026-02-10T10:00:00Z')).toEqual(refused('paper-day-to-come'))
  })

  test('can be typed over for two weeks, also after the close', () => {
    expect(enter('2026-03-30', '2026-04-02T10:00:00Z')).toEqual(allowed({ until: '2026-04-16' }))
    expect(enter('2026-03-01', '2026-03-17T10:00:00Z')).toEqual(allowed({ until: null }))
    expect(enter('2026-03-01', '2026-03-18T10:00:00Z')).toEqual(allowed({ until: '2026-04-01' }))
  })

  test('is sent for the group by the manager who typed it, and by no other helper', () => {
    const taking = { relation: 'editor', helper: true, source: 'paper' } as const
    expect(actingRelation(['manager'], taking)).toBe('owner')
    expect(actingRelation([], taking)).toBe('editor')
    expect(actingRelation(['manager'], { ...taking, source: 'portal' })).toBe('editor')
    expect(actingRelation(['manager'], { ...taking, helper: false })).toBe('editor')
    expect(actingRelation(['manager'], { ...taking, relation: 'reader' })).toBe('reader')
    expect(actingRelation(['manager'], null)).toBe('none')
  })

  test('is checked by another manager, when there is one', () => {
    expect(mayCheck({ typed: true, others: 1 })).toEqual(refused('typed-by-you'))
    expect(mayCheck({ typed: true, others: 0 })).toEqual(allowed())
    expect(mayCheck({ typed: false, others: 3 })).toEqual(allowed())
  })
})

test('whoever helped is named once, whether they take part or are only named', () => {
  const mo = { name: 'Mo Aziz', organisation: null }
  const named = { name: ' mo  aziz ', organisation: 'Amaryllis' }
  expect(helpersOf([mo], named)).toEqual([mo])
  expect(helpersOf([], named)).toEqual([named])
  expect(helpersOf([mo], null)).toEqual([mo])
  expect(helpersOf([], { name: ' ', organisation: null })).toEqual([])
})
