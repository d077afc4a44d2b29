import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canDeclare,
  chairSees,
  closedBy,
  conflictGrades,
  type Declaration,
  gradeOf,
  mayRead,
  mayScore,
} from '#app/domain/panel/conflict.ts'

const declared = (proposal: string, grade: Declaration['grade'], at: string): Declaration => ({
  proposal,
  grade,
  declaredAt: new Date(at),
})
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
    expect(code(mayScore(grade, { interestBeside: false }))).toBe(scoring)
    expect(code(mayScore(grade, { interestBeside: true }))).toBe(besideInterest)
  })

  test('the chair sees every tie beside the score', () => {
    expect([null, ...conflictGrades].filter(chairSees)).toEqual(['acquainted', 'close', 'interest'])
  })

  test('who may score may also read', () => {
    fc.assert(
      fc.property(fc.constantFrom(null, ...conflictGrades), fc.boolean(), (grade, interestBeside) => {
        if (mayScore(grade, { interestBeside }).ok) expect(mayRead(grade).ok).toBe(true)
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
})

describe('saying how one stands', () => {
  const say = (grade: Declaration['grade'], before: Declaration['grade'] | null, own = false) =>
    code(
      canDeclare(
        { grade, grounds: grade === 'none' ? [] : ['work'] },
        before,
        own ? ['own-proposal', 'same-organisation'] : ['same-organisation'],
      ),
    )

  test('a hint asks and decides nothing, but of what is one’s own nobody says to stand further off', () => {
    for (const grade of conflictGrades) {
      expect(say(grade, null)).toBe('ok')
      expect(say(grade, null, true)).toBe(grade === 'interest' ? 'ok' : 'conflict-own-proposal')
    }
  })

  test('nearer is always possible, and what was closed stays closed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...conflictGrades),
        fc.constantFrom(null, ...conflictGrades),
        (grade, before) => {
          const back = conflictGrades.indexOf(grade) < conflictGrades.indexOf(before ?? 'none')
          const closed = before === 'close' || before === 'interest'
          expect(say(grade, before)).toBe(back && closed ? `conflict-${before}` : 'ok')
        },
      ),
    )
  })
})

describe('declaring late', () => {
  const closed = (grade: Declaration['grade']) =>
    closedBy({ proposal: 'spring-1', grade }, ['spring-1', 'spring-2'])

  test('closes what the declaration reaches, and nothing else', () => {
    expect(closed('none')).toEqual([])
    expect(closed('acquainted')).toEqual([])
    expect(closed('close')).toEqual(['spring-1'])
    expect(closed('interest')).toEqual(['spring-1', 'spring-2'])
  })
})
