import { describe, expect, test } from 'vitest'
import { readBounce } from '#app/exchange/mail/bounce.ts'
import { aReport } from '#tests/world/bounces.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('a report of a mail server', () => {
  test('says on which mail it is, and what became of each address', async () => {
    expect(await readBounce(bytes(aReport('<m1@dichtbij.example>')))).toEqual({
      messageId: '<m1@dichtbij.example>',
      statuses: [{ action: 'failed', status: '5.1.1', address: 'ineke@example.org' }],
    })
  })

  test('may carry the headers of the mail alone', async () => {
    const report = aReport('<m1@dichtbij.example>').replace('message/rfc822', 'text/rfc822-headers')
    expect((await readBounce(bytes(report)))?.messageId).toBe('<m1@dichtbij.example>')
  })

  test.each([
    ['an answer by hand', 'From: a@example.org\r\nSubject: Re: Uw aanvraag\r\n\r\nDank u wel.\r\n'],
    ['a report without the mail', aReport('<m1@dichtbij.example>').replace('message/rfc822', 'text/x-none')],
    ['nothing', ''],
    ['noise', '\u0000\u0001--=\r\n\r\n--'],
  ])('is not %s', async (_what, text) => {
    expect(await readBounce(bytes(text))).toBe(null)
  })
})
