import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asideRoom, canPut, judgeAsideRoom, putWay, wordsToPut } from '#app/domain/near/aside-mail.ts'
import { asideReasons } from '#app/domain/near/received-mail.ts'
import { answerDays } from '#app/domain/near/reply-address.ts'
import { fileLimits } from '#app/domain/proposal/file.ts'

const now = new Date('2026-03-10T10:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const day = fc.integer({ min: 0, max: answerDays * 2 })

describe('a mail that is kept aside', () => {
  test('is put in the thread once, with words or files, while something was said there within a year', () => {
    const mail = fc.record({
      handledAt: fc.option(day.map(daysAgo)),
      words: fc.constantFrom(null, '', ' \n\t', 'Hallo', '> Hallo'),
      files: fc.nat({ max: 3 }),
      lastSaidAt: fc.option(day.map(daysAgo)),
    })
    fc.assert(
      fc.property(mail, ({ handledAt, words, files, lastSaidAt }) => {
        const verdict = canPut({ handledAt, words, files, lastSaidAt }, now)
        const isThere = files > 0 || (words !== null && words.trim() !== '')
        const isOpen = lastSaidAt !== null && lastSaidAt >= daysAgo(answerDays)
        expect(verdict.ok).toBe(handledAt === null && isThere && isOpen)
      }),
    )
  })

  test.each([
    [{ handledAt: now }, 'aside-handled'],
    [{ words: null }, 'aside-nothing'],
    [{ lastSaidAt: daysAgo(answerDays + 1) }, 'aside-thread-closed'],
    [{ lastSaidAt: null }, 'aside-thread-closed'],
    [{ handledAt: now, words: null, lastSaidAt: null }, 'aside-handled'],
  ])('%j is refused with %s', (other, code) => {
    const mail = { handledAt: null, words: 'Hallo', files: 0, lastSaidAt: now, ...other }
    expect(canPut(mail, now)).toMatchObject({ ok: false, reason: { code } })
  })

  test('is shown as theirs only when it came from their address and they write there still', () => {
    for (const reason of asideReasons)
      for (const stillWrites of [true, false])
        expect(putWay(reason, stillWrites)).toBe(
          reason !== 'other-sender' && stillWrites ? 'theirs' : 'quoted',
        )
  })
})

describe('the words that come in the thread', () => {
  const line = fc.stringMatching(/^[a-z]{1,9}( [a-z]{1,9}){0,4}$/)
  const lines = fc.array(line, { minLength: 1, maxLength: 40 })

  test('are all that somebody wrote, however long, and every line of a quote is marked', () => {
    fc.assert(
      fc.property(lines, (words) => {
        const text = words.join('\n')
        expect(wordsToPut(text, 'theirs')).toEqual({ text, less: false })
        const quoted = wordsToPut(text, 'quoted').text.split('\n')
        expect(quoted).toEqual(words.map((one) => `> ${one}`))
      }),
    )
  })

  test('are without the earlier mail, unless there is nothing else', () => {
    const history = 'Op 24-11-2026 om 10:12 schreef Dichtbij:\n> Kan het?'
    expect(wordsToPut(`Ja.\n\n${history}`, 'theirs')).toEqual({ text: 'Ja.', less: true })
    expect(wordsToPut(history, 'theirs')).toEqual({ text: history, less: false })
    expect(wordsToPut(null, 'quoted')).toEqual({ text: '', less: false })
  })
})

test('mails that are kept aside take their own part of the room, and leave the rest to the writers', () => {
  const held = fc.record({ files: fc.nat({ max: 70 }), bytes: fc.nat({ max: fileLimits.heldBytes }) })
  const part = fc.record({ files: fc.nat({ max: 30 }), bytes: fc.nat({ max: asideRoom.bytes * 2 }) })
  fc.assert(
    fc.property(held, part, fc.nat({ max: fileLimits.bytes }), (all, aside, size) => {
      const fits =
        aside.files < asideRoom.files &&
        aside.bytes + size <= asideRoom.bytes &&
        all.files < fileLimits.heldFiles &&
        all.bytes + size <= fileLimits.heldBytes
      expect(judgeAsideRoom(aside, all, size).ok).toBe(fits)
    }),
  )
  expect(asideRoom.files).toBeLessThan(fileLimits.heldFiles - fileLimits.files)
  expect(asideRoom.bytes).toBeLessThanOrEqual(fileLimits.heldBytes - fileLimits.quotaBytes)
})
