import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAutomatic, spokenIn } from '#app/domain/near/received-mail.ts'
import { isAlive, replyAddress, tokensIn } from '#app/domain/near/reply-address.ts'
import { newWords } from '#app/domain/near/reply-text.ts'

const word = fc.stringMatching(/^[a-zà-ü]{1,9}$/)
const line = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => `X ${words.join(' ')}`)
const body = fc.array(fc.oneof({ weight: 4, arbitrary: line }, fc.constant('')), {
  minLength: 1,
  maxLength: 8,
})
const written = body
  .map((lines) =>
    lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  )
  .filter(Boolean)

/** What programs put under an answer. */
const histories: ((quoted: string) => string)[] = [
  (quoted) => `Op di 24 nov. 2026 om 10:12 schreef Dichtbij <fonds@example.org>:\n\n${marked(quoted)}`,
  (quoted) => `Op 24-11-2026 om 10:12 schreef Dichtbij:\n${marked(quoted)}`,
  (quoted) => `On Tue, 24 Nov 2026 at 10:12, Dichtbij <fonds@example.org>\nwrote:\n\n${marked(quoted)}`,
  (quoted) => `Op ti 24 nov. 2026 om 10:12 skreau Dichtbij <fonds@example.org>:\n${marked(quoted)}`,
  (quoted) =>
    `> Op 24 nov 2026, om 10:12 heeft Dichtbij <fonds@example.org> het volgende geschreven:\n>\n${marked(quoted)}`,
  (quoted) => `Op 24 nov. 2026 om 10:12 schreef Dichtbij <fonds@example.org>:\n\n${quoted}`,
  (quoted) =>
    `Van: Dichtbij <fonds@example.org>\nVerzonden: dinsdag 24 november 2026 10:12\nAan: Ineke\nOnderwerp: X\n\n${quoted}`,
  (quoted) =>
    `________________________________\n*From:* Dichtbij\n*Sent:* Tuesday\n*To:* Ineke\n*Subject:* X\n\n${quoted}`,
  (quoted) => `-----Oorspronkelijk bericht-----\nVan: Dichtbij\n${quoted}`,
  (quoted) => `-- \nIneke\nTaalcafé\n\nOp di 24 nov. 2026 om 10:12 schreef Dichtbij:\n${marked(quoted)}`,
  (quoted) => `Verstuurd vanaf mijn iPhone\n\nOp 24 nov 2026 om 10:12 schreef Dichtbij:\n${marked(quoted)}`,
]
const marked = (text: string) => text.replace(/^/gm, '> ')

describe('the words of an answer', () => {
  test('are all of it where nothing is quoted', () => {
    fc.assert(
      fc.property(written, (text) => {
        expect(newWords(text)).toBe(text)
      }),
    )
  })

  test('are what stands above the history, as any program writes it', () => {
    fc.assert(
      fc.property(written, written, fc.constantFrom(...histories), (own, quoted, history) => {
        expect(newWords(`${own}\n\n${history(quoted)}\n`)).toBe(own)
      }),
    )
  })

  test('are what stands under the history too', () => {
    fc.assert(
      fc.property(written, written, (own, quoted) => {
        const intro = 'Op di 24 nov. 2026 om 10:12 schreef Dichtbij <fonds@example.org>:'
        expect(newWords(`${intro}\n${marked(quoted)}\n\n${own}`)).toBe(own)
      }),
    )
  })

  test('stay what they are when they are read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(newWords(newWords(text))).toBe(newWords(text))
      }),
    )
  })

  test('may speak of writing, of who and of when', () => {
    for (const text of [
      'Op 24 november schreef u ons:\nde zaal is te duur. Dat klopt.',
      'Van: dinsdag tot vrijdag is er koffie.',
      'Wij doen dit op 3 dagen:\n- maandag\n- dinsdag',
      '> 50 mensen komen\nDat is veel.',
    ])
      expect(newWords(text)).toBe(text)
  })
})

describe('an address to answer at', () => {
  const token = fc.stringMatching(/^[a-z2-7]{26}$/)
  test('gives its token back, in capitals too', () => {
    fc.assert(
      fc.property(token, (key) => {
        const address = replyAddress('antwoord@post.example.org', key)
        expect(address).toBe(`antwoord+${key}@post.example.org`)
        expect(tokensIn(['x@example.org', address.toUpperCase(), address])).toEqual([key])
      }),
    )
  })
  test('is nothing else', () => {
    const others = [
      'antwoord@example.org',
      'antwoord+kort@example.org',
      `antwoord+${'1'.repeat(26)}@example.org`,
    ]
    expect(tokensIn(others)).toEqual([])
  })
  test('holds for a year after the last message', () => {
    const last = new Date('2026-03-10T10:00:00Z')
    expect(isAlive(last, new Date('2027-03-10T10:00:00Z'))).toBe(true)
    expect(isAlive(last, new Date('2027-03-10T10:00:01Z'))).toBe(false)
  })
})

describe('whose a mail is', () => {
  const email = fc.constantFrom('ineke@example.org', 'fatma@example.org', null)
  const addressed = fc.array(fc.record({ proposal: fc.constantFrom('een', 'twee'), email }), { maxLength: 4 })
  test('that of the one sender, once in each thread; else it is kept aside, and never both', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          email.filter((one) => one !== null),
          { maxLength: 2 },
        ),
        addressed,
        (from, all) => {
          const { own, aside } = spokenIn(from, all)
          expect(own.every((one) => from.length === 1 && one.email === from[0])).toBe(true)
          expect(new Set(own.map(({ proposal }) => proposal)).size).toBe(own.length)
          expect(own.length > 0 ? aside === null : aside === (all[0] ?? null)).toBe(true)
        },
      ),
    )
  })
})

describe('a machine', () => {
  test.each([
    ['auto-submitted', 'auto-generated'],
    ['precedence', 'bulk'],
    ['return-path', '<>'],
    ['content-type', 'multipart/report; report-type=delivery-status'],
    ['from', 'MAILER-DAEMON@example.org'],
    ['subject', 'Out of Office: weg'],
    ['x-autoreply', 'yes'],
    ['list-id', '<lijst.example.org>'],
  ])('says so in %s', (name, value) => {
    expect(isAutomatic([{ name, value }])).toBe(true)
  })
  test('is nobody who says that they wrote it themselves', () => {
    const headers = [
      { name: 'auto-submitted', value: 'no' },
      { name: 'return-path', value: '<ineke@example.org>' },
      { name: 'subject', value: 'Re: afwezig zijn op dinsdag' },
      { name: 'precedence', value: 'first-class' },
    ]
    expect(isAutomatic(headers)).toBe(false)
  })
})
