import { describe, expect, test } from 'vitest'
import { callBackSchema, callBy } from '#app/domain/call-back.ts'

describe('the form to be called back', () => {
  test('needs a name and a number, and takes the number as people write it', () => {
    const read = callBackSchema.parse({ name: ' Ineke ', phone: '06 - 12 34 56 78', email: '' })
    expect(read).toEqual({ name: 'Ineke', phone: '0612345678', email: undefined })
    expect(
      callBackSchema.parse({ name: 'I', phone: '+31 58 1234567', email: 'I@Example.org' }),
    ).toMatchObject({
      phone: '+31581234567',
      email: 'i@example.org',
    })
  })

  test.each([
    [{ phone: '0612345678' }, 'name', 'empty'],
    [{ name: 'I' }, 'phone', 'empty'],
    [{ name: 'I', phone: '12' }, 'phone', 'wrong'],
    [{ name: 'I', phone: '0612345678', email: 'ineke' }, 'email', 'wrong'],
    [{ name: 'I', phone: '0612345678', about: 'a'.repeat(1001) }, 'about', 'tooLong'],
  ])('says what to mend in %o', (typed, field, code) => {
    const issue = callBackSchema.safeParse(typed).error?.issues[0]
    expect([issue?.path[0], issue?.message]).toEqual([field, code])
  })
})

describe('until when we call', () => {
  test.each([
    ['a Tuesday', '2026-03-10T10:00:00Z', '2026-03-12T16:00:00.000Z'],
    ['a Thursday, over the weekend', '2026-03-12T10:00:00Z', '2026-03-16T16:00:00.000Z'],
    ['a Saturday', '2026-03-14T10:00:00Z', '2026-03-17T16:00:00.000Z'],
    ['a Friday before the clock goes forward', '2026-03-27T10:00:00Z', '2026-03-31T15:00:00.000Z'],
    [
      'late in the evening, already tomorrow in Amsterdam',
      '2026-03-10T23:30:00Z',
      '2026-03-13T16:00:00.000Z',
    ],
  ])('%s', (_name, asked, by) => {
    expect(callBy(new Date(asked)).toISOString()).toBe(by)
  })
})
