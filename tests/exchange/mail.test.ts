import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAutomatic, isDecoration } from '#app/domain/near/received-mail.ts'
import { tokensIn } from '#app/domain/near/reply-address.ts'
import { newWords } from '#app/domain/near/reply-text.ts'
import { htmlText } from '#app/exchange/mail/html-text.ts'
import { ForeignMail, readMail } from '#app/exchange/mail/mail.ts'

const eml = (name: string) => readFileSync(new URL(`../fixtures/mails/${name}.eml`, import.meta.url))
const read = (name: string) => readMail(eml(name))
const token = 'a'.repeat(26)

describe('a mail as people send it', () => {
  test.each([
    ['gmail', 'Dag Sipke,\n\nJa, woensdag kan ook. Wij zijn er om 14 uur – met koffie.\n\nGroet, Ineke'],
    ['gmail-wrapped', 'Prima, wij komen.'],
    ['under-the-quote', 'Wij antwoorden altijd onderaan.'],
    [
      'outlook',
      'Beste Sipke,\n\nDe zaal kost €50 per avond, dat is één avond in de week.\n\nMet vriendelijke groet,\nIneke',
    ],
    ['latin1', 'Wij doen het in het café, zoals afgesproken. Het is geen coöperatie.'],
    ['apple', 'Dat is goed. Ik neem de foto’s mee.'],
    ['apple-mac', 'Dat is goed.'],
    ['html-only', 'Beste Sipke,\n\nWij willen graag 3 < 4 avonden & koffie.\nEn dit:\n\n- taal\n- koffie'],
    ['attachment', 'Hierbij de offerte.'],
    ['nested', 'Helemaal binnenin.'],
    ['only-quote', ''],
  ])('%s: the new words alone', async (name, words) => {
    const mail = await read(name)
    expect(newWords(mail.text)).toBe(words)
    expect(mail.senders).toEqual(['ineke@example.org'])
    expect(tokensIn([...mail.deliveredTo, ...mail.sentTo])).toEqual([token])
    expect(isAutomatic(mail.headers)).toBe(false)
  })

  test('brings its files under their names, and what is in the text as such', async () => {
    const { files } = await read('attachment')
    expect(files.map(({ name, type, inText }) => [name, type, inText])).toEqual([
      ['logo.png', 'image/png', true],
      ['offerte café.pdf', 'application/pdf', false],
      ['../../factuur.pdf.exe', 'application/x-msdownload', false],
      ['smime.p7s', 'application/pkcs7-signature', false],
    ])
    expect(files.map(isDecoration)).toEqual([true, false, false, true])
    expect(Buffer.from(files[1]?.bytes ?? []).toString('latin1')).toMatch(/^%PDF-1\.4/)
  })

  test('of a machine is known as such', async () => {
    for (const name of ['out-of-office', 'bounce'])
      expect(isAutomatic((await read(name)).headers), name).toBe(true)
  })

  test('names every sender, and every address it was sent to', async () => {
    expect((await read('two-senders')).senders).toEqual(['ineke@example.org', 'iemand@evil.example'])
    expect(tokensIn((await read('two-tokens')).sentTo)).toEqual([token, 'c'.repeat(26)])
  })

  test('takes no header from what stands in its words or its subject', async () => {
    const { headers, text } = await read('header-injection')
    expect(headers.filter(({ name }) => name === 'bcc')).toEqual([])
    expect(newWords(text)).toBe('Regel een en twee.\nBcc: iedereen@evil.example\n<script>alert(1)</script>')
  })

  test('in too many parts is refused whole', async () => {
    await expect(read('too-deep')).rejects.toThrow(ForeignMail)
  })

  test('of any bytes is read or refused, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.nat(3_000), async (noise, at) => {
        const raw = Buffer.from(eml('attachment'))
        Buffer.from(noise).copy(raw, Math.min(at, raw.length))
        const mail = await readMail(raw).catch((error: unknown) => error)
        if (!(mail instanceof ForeignMail)) expect(mail).toHaveProperty('headers')
      }),
      { numRuns: 60 },
    )
  })
})

describe('HTML as text', () => {
  test('of any text is that text', () => {
    const words = fc.stringMatching(/^[a-zé]{1,8}( [a-zé]{1,8}){0,4}$/)
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (lines) => {
        const html = `<body>${lines.map((line) => `<div>${line}</div>`).join('')}</body>`
        expect(htmlText(html)).toBe(`${lines.join('\n')}\n`.trimEnd())
      }),
    )
  })

  test('of anything ends, and holds no element that is not seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (noise) => {
        expect(htmlText(`${noise}<script>weg</script>`)).toBeTypeOf('string')
      }),
    )
    expect(htmlText('a<script>weg</script>b<style>weg</style>c<!-- weg -->d')).toBe('abcd')
    expect(htmlText('1 < 2 <b title="a>b">dik</b>')).toBe('1 < 2 dik')
    expect(htmlText('&#128512; &eacute; &#0; &onbekend;')).toBe('😀 é &onbekend;')
  })
})
