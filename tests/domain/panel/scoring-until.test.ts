import { expect, test } from 'vitest'
import { canSetScoringUntil } from '#app/domain/panel/scoring-until.ts'

const days = { today: '2026-11-25', promised: '2026-12-04' } as const
const codeOf = (until: string, at: { today: string; promised: string } = days) => {
  const verdict = canSetScoringUntil('scoring', until as never, at as never)
  return verdict.ok ? 'ok' : verdict.reason.code
}

test('the last day of scoring lies before the first day on which a decision was promised', () => {
  expect(codeOf('2026-11-24')).toBe('day-has-passed')
  expect(codeOf('2026-11-25')).toBe('ok')
  expect(codeOf('2026-12-03')).toBe('ok')
  expect(codeOf('2026-12-04')).toBe('after-promised-day')
  expect(codeOf('2027-01-14')).toBe('after-promised-day')
})

test('a promise that was not kept no longer binds', () => {
  expect(codeOf('2026-12-10', { today: '2026-12-05', promised: '2026-12-04' })).toBe('ok')
  expect(codeOf('2026-12-10', { today: '2026-12-04', promised: '2026-12-04' })).toBe('ok')
})

test('once scoring has ended no day is set', () => {
  expect(canSetScoringUntil('revealed', '2026-12-01', days)).toMatchObject({
    ok: false,
    reason: { code: 'stage-out-of-order' },
  })
})
