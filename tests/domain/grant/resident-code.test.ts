import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canAnswer,
  canMakeCodes,
  codeFrom,
  codeLetters,
  printedCode,
  readCode,
} from '#app/domain/grant/resident-code.ts'
import type { Verdict } from '#app/domain/verdict.ts'

const codeOf = (verdict: Verdict) => (verdict.ok ? 'ok' : verdict.reason.code)
const bytes = fc.uint8Array({ minLength: 10, maxLength: 40 })

describe('a code', () => {
  test('is read back however it was typed', () => {
    fc.assert(
      fc.property(bytes, (some) => {
        const code = codeFrom(some)
        expect(code).toHaveLength(10)
        expect([...code].every((letter) => codeLetters.includes(letter))).toBe(true)
        expect(readCode(printedCode(code))).toBe(code)
        expect(readCode(` ${printedCode(code).toLowerCase().replace('-', ' ')} `)).toBe(code)
      }),
    )
  })

  test('is nothing else: too short, too long, or with letters that look like another', () => {
    for (const typed of ['', 'ABCDE', 'ABCDEFGHJKM', 'ABCDEFGHI0', 'ABCDE-FGHJO', '%2e%2e/…'])
      expect(readCode(typed)).toBeNull()
  })
})

describe('answering', () => {
  const known = { answer: null, expiresOn: '2026-06-01', voided: false, ended: false }
  const today = '2026-06-01'

  test('works once, until its last day is over', () => {
    expect(codeOf(canAnswer(known, today))).toBe('ok')
    expect(codeOf(canAnswer(null, today))).toBe('resident-code-unknown')
    expect(codeOf(canAnswer({ ...known, answer: 'no' }, today))).toBe('resident-code-used')
    expect(codeOf(canAnswer(known, '2026-06-02'))).toBe('resident-code-expired')
    expect(codeOf(canAnswer({ ...known, voided: true }, today))).toBe('resident-code-expired')
    expect(codeOf(canAnswer({ ...known, ended: true }, today))).toBe('resident-code-expired')
  })

  test('takes each code once: the first answer stays, however often and in whatever order others are sent', () => {
    const sent = fc.array(
      fc.record({
        code: fc.constantFrom('a', 'b', 'c', 'd'),
        answer: fc.constantFrom('yes' as const, 'no' as const),
      }),
    )
    const taken = (answers: readonly { code: string; answer: 'yes' | 'no' }[]) => {
      const said = new Map<string, 'yes' | 'no'>()
      for (const { code, answer } of answers)
        if (canAnswer({ ...known, answer: said.get(code) ?? null }, today).ok) said.set(code, answer)
      return said
    }
    fc.assert(
      fc.property(sent, (answers) => {
        const said = taken(answers)
        expect(taken([...answers, ...answers.toReversed()])).toEqual(said)
        for (const [code, answer] of said)
          expect(answers.find((one) => one.code === code)?.answer).toBe(answer)
      }),
    )
  })
})

test('codes are made where residents attest, some of them, for days to come', () => {
  const form = { count: 40, expiresOn: '2026-06-01' }
  const at = { attestor: 'residents', today: '2026-05-01' } as const
  expect(codeOf(canMakeCodes(form, at))).toBe('ok')
  expect(codeOf(canMakeCodes(form, { ...at, attestor: 'fund' }))).toBe('residents-do-not-attest')
  for (const count of [0, 501, 1.5]) expect(codeOf(canMakeCodes({ ...form, count }, at))).toBe('codes-wrong')
  expect(codeOf(canMakeCodes({ ...form, expiresOn: '2026-04-30' }, at))).toBe('codes-day-past')
})
