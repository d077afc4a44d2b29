import { describe, expect, test } from 'vitest'
import { isAskedNow, waitsForAnswer } from '#app/domain/panel/asking.ts'

const at = (day: number) => new Date(Date.UTC(2026, 2, day, 9))

describe('a member is asked whom they know', () => {
  test.each([
    ['nothing is open', [], null, false],
    ['something is open and they were never asked', [at(1)], null, true],
    ['they were asked today', [at(3)], { at: at(2), today: true }, false],
    ['something came since they were asked', [at(1), at(3)], { at: at(2), today: false }, true],
    ['nothing came since they were asked', [at(1)], { at: at(2), today: false }, false],
  ])('%s', (_name, joined, asked, expected) => {
    expect(
      isAskedNow(
        joined.map((joinedAt) => ({ joinedAt })),
        asked,
      ),
    ).toBe(expected)
  })

  test('who was named answers by saying something after it', () => {
    expect(waitsForAnswer(at(2), null)).toBe(true)
    expect(waitsForAnswer(at(2), at(1))).toBe(true)
    expect(waitsForAnswer(at(2), at(3))).toBe(false)
  })
})
