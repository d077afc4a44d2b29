import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chairSees,
  conflictGrades,
  type Declaration,
  gradeOf,
  hasInterest,
  mayRead,
  mayScore,
  voidedBy,
} from '#app/domain/panel/conflict.ts'

const declared = (proposal: string, grade: Declaration['grade'], at: string): Declaration => ({
  proposal,
  grade,
  declaredAt: new Date(at),
})
const roundOf = (proposal: string) => (proposal.startsWith('spring') ? 'spring' : 'autumn')
const code = (verdict: ReturnType<typeof mayRead>) => (verdict.ok ? 'ok' : verdict.reason.code)

describe('reading and scoring', () => {
  test.each([
    [null, 'conflict-not-declared', 'conflict-not-declared', 'conflict-not-declared'],
    ['none', 'ok', 'ok', 'conflict-interest'],
    ['acquainted', 'ok', 'ok', 'conflict-interest'],
    ['close', 'conflict-close', 'conflict-close', 'conflict-close'],
    ['interest', 'conflict-interest', 'conflict-interest', 'conflict-interest'],
  ] as const)('%s', (grade, reading, scoring, besideInterest) => {
    expect(code(mayRead(grade))).toBe(reading)
    expect(code(mayScore(grade, { interestInSameRound: false }))).toBe(scoring)
    expect(code(mayScore(grade, { interestInSameRound: true }))).toBe(besideInterest)
  })

  test('the chair sees every tie beside the score', () => {
    expect([null, ...conflictGrades].filter(chairSees)).toEqual(['acquainted', 'close', 'interest'])
  })

  test('who may score may also read', () => {
    fc.assert(
      fc.property(fc.constantFrom(null, ...conflictGrades), fc.boolean(), (grade, interestInSameRound) => {
        if (mayScore(grade, { interestInSameRound }).ok) expect(mayRead(grade).ok).toBe(true)
      }),
    )
  })
})

describe('what counts of what was declared', () => {
  const declarations = [
    declared('spring-1', 'close', '2026-03-02'),
    declared('spring-1', 'none', '2026-03-01'),
    declared('spring-2', 'interest', '2026-03-01'),
    declared('spring-2', 'acquainted', '2026-03-03'),
  ]

  test('the newest, in whatever order they come', () => {
    expect(gradeOf(declarations, 'spring-1')).toBe('close')
    expect(gradeOf(declarations.toReversed(), 'spring-1')).toBe('close')
    expect(gradeOf(declarations, 'spring-3')).toBeNull()
  })

  test('an interest reaches every proposal of its round, while it stands', () => {
    expect(hasInterest(declarations, 'spring', roundOf)).toBe(false)
    const again = [...declarations, declared('spring-3', 'interest', '2026-03-04')]
    expect(hasInterest(again, 'spring', roundOf)).toBe(true)
    expect(hasInterest(again, 'autumn', roundOf)).toBe(false)
  })
})

describe('declaring late', () => {
  const reviews = ['spring-1', 'spring-2', 'autumn-1'].map((proposal) => ({ id: `r-${proposal}`, proposal }))
  const voided = (grade: Declaration['grade']) =>
    voidedBy({ proposal: 'spring-1', grade }, reviews, roundOf).map((review) => review.id)

  test('voids what the declaration closes, and nothing else', () => {
    expect(voided('none')).toEqual([])
    expect(voided('acquainted')).toEqual([])
    expect(voided('close')).toEqual(['r-spring-1'])
    expect(voided('interest')).toEqual(['r-spring-1', 'r-spring-2'])
  })
})
