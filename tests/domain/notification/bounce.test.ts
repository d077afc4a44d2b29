import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bounceReasons, hasFailed, isPermanent, reasonOf, statusIn } from '#app/domain/notification/bounce.ts'

describe('what a mail server says', () => {
  test('is for good from 500 to 599 alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 999 }), (code) => {
        expect(isPermanent(code)).toBe(String(code).startsWith('5'))
      }),
    )
  })

  test.each([
    ['failed', '5.1.1', true],
    ['failed', null, true],
    ['failed', '4.4.7', false],
    ['delayed', '4.2.2', false],
    ['delivered', '2.0.0', false],
    ['relayed', null, false],
  ])('%s %s: not delivered is %s', (action, status, failed) => {
    expect(hasFailed({ action, status, address: null })).toBe(failed)
  })

  test('carries a code, or none', () => {
    expect(statusIn('550 5.1.1 <x@example.org>: no such user')).toBe('5.1.1')
    expect(statusIn('550 mailbox unavailable at 10.0.5.1')).toBe(null)
  })

  test.each([
    ['5.1.1', 'no-such-address'],
    ['5.1.2', 'no-such-address'],
    ['5.2.2', 'full'],
    ['5.7.1', 'refused'],
    ['5.0.0', 'unknown'],
    [null, 'unknown'],
  ])('%s is %s', (status, reason) => {
    expect(reasonOf(status)).toBe(reason)
    expect(bounceReasons).toContain(reason)
  })
})
