import { describe, expect, test } from 'vitest'
import { allowed, firstRefusal, refused } from '#app/domain/verdict.ts'

describe('a verdict', () => {
  test('says yes, with what the caller may use', () => {
    expect(allowed()).toEqual({ ok: true })
    expect(allowed({ left: 5 })).toEqual({ ok: true, left: 5 })
  })

  test('says no with a code and the data of its sentence', () => {
    expect(refused('round-closed', { closes: '2026-03-31' })).toEqual({
      ok: false,
      reason: { code: 'round-closed', closes: '2026-03-31' },
    })
  })

  test('of several, the first refusal counts', () => {
    expect(firstRefusal()).toEqual({ ok: true })
    expect(firstRefusal(allowed({ left: 5 }), allowed())).toEqual({ ok: true })
    expect(firstRefusal(allowed(), refused('one'), refused('two'))).toEqual(refused('one'))
  })
})
