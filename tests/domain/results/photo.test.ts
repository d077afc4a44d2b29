import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PhotoStand, photoReasons, takePhotoOff } from '#app/domain/results/photo.ts'

const stands: readonly PhotoStand[] = ['kept', 'hidden', 'gone']
const act = fc.record({
  why: fc.constantFrom(...photoReasons),
  reason: fc.constantFrom('', ' ', 'Iemand vroeg het.'),
  by: fc.constantFrom('fund' as const, 'grantee' as const),
})

test('a photo only ever goes further from public, whoever takes it off and in whatever order', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 6 }), (acts) => {
      let stand: PhotoStand = 'kept'
      for (const one of acts) {
        const verdict = takePhotoOff(stand, one)
        if (!verdict.ok) continue
        expect(stands.indexOf(verdict.stand)).toBeGreaterThan(stands.indexOf(stand))
        expect(verdict.stand === 'gone').toBe(one.why === 'consent-withdrawn')
        stand = verdict.stand
      }
    }),
  )
})

test('who is in it can always have it gone while it is there, and the fund says why', () => {
  for (const stand of ['kept', 'hidden'] as const)
    expect(takePhotoOff(stand, { why: 'consent-withdrawn', reason: '', by: 'grantee' }).ok).toBe(true)
  expect(takePhotoOff('kept', { why: 'other', reason: ' ', by: 'fund' })).toMatchObject({
    reason: { code: 'reason-needed' },
  })
  expect(takePhotoOff('hidden', { why: 'other', reason: 'Nog eens.', by: 'fund' })).toMatchObject({
    reason: { code: 'photo-hidden' },
  })
  expect(takePhotoOff('gone', { why: 'consent-withdrawn', reason: 'x', by: 'fund' })).toMatchObject({
    reason: { code: 'photo-gone' },
  })
})
