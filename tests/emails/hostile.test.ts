import fc from 'fast-check'
import { createTransport } from 'nodemailer'
import { describe, expect, test } from 'vitest'
import { mailPlaceholders } from '#app/i18n/content.server.ts'
import { languages } from '#app/i18n/languages.ts'
import type { Letter } from '#app/i18n/letter.server.ts'
import { messageOf } from '#app/server/mail/message.ts'
import { mailKeys } from '#emails/templates/compose.ts'
import { type RenderedMail, renderMail } from '#emails/templates/render.tsx'
import { broken } from '../exchange/hostile.ts'
import { everything, textTypes } from './values.ts'

/** A text of which something is left once it is made a line: an empty one is no name. */
const typed = broken.map((text) => `x${text}`)

function values(text: string, withLetter: boolean): Record<string, unknown> {
  const filled = Object.entries(everything).map(([name, value]) => {
    const type = mailPlaceholders[name]?.type ?? ''
    if (type === 'list') return [name, [text, `${text}2`]]
    return [name, textTypes.includes(type) ? text : value]
  })
  return { ...Object.fromEntries(filled), ...(withLetter && { letter: letterOf(text) }) }
}

function letterOf(text: string): Letter {
  return {
    ...{ header: text, subject: text, greeting: text, closing: text, signature: text },
    blocks: [
      { kind: 'heading', text },
      { kind: 'paragraph', text },
      { kind: 'legal', text },
      { kind: 'list', items: [text, `${text}2`] },
    ],
  } as Letter
}

const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
const envelope = {
  id: 'm1',
  replyTo: null,
  unsubscribe: null,
  from: 'Dichtbij <fonds@example.org>',
  origin: 'https://dichtbij.example',
}

/** The lines of the header of a message as it goes over the wire, with folded ones put together. */
async function headerOf(rendered: RenderedMail, address = 'ineke@example.org'): Promise<string[]> {
  const { message } = await transport.sendMail(messageOf({ ...envelope, address }, rendered))
  const [header = ''] = String(message).split('\r\n\r\n')
  return header.replace(/\r\n[ \t]/g, ' ').split('\r\n')
}

const namesOf = (lines: readonly string[]) => lines.map((line) => line.replace(/:.*/s, ''))

/** The elements of a page in their order, each with the names of its attributes; a long text needs no filling before it. */
function elementsOf(html: string): string[] {
  return [...html.matchAll(/<(\/?[a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"<>]*")?)*)\s*\/?>/gi)].map(
    ([, name, attributes = '']) => `${name} ${[...attributes.matchAll(/([\w:-]+)="/g)].map((one) => one[1])}`,
  )
}

/** What is left of a page without its elements and comments. */
function besideElements(html: string): string {
  return html
    .replace(/<!--(?:\[if [^\]]*\]>.*?<!\[endif\]|[/$]*)-->/gs, '')
    .replace(/<!DOCTYPE [^>]*>/i, '')
    .replace(/<\/?[a-z][\w-]*(?:\s+[\w:-]+(?:="[^"<>]*")?)*\s*\/?>/gi, '')
}

describe.each(languages)('every mail in %s, whatever somebody typed', (language) => {
  test('is one message of the same shape, to one reader', async () => {
    const plain = new Map<string, { names: string[]; shapes: string[][] }>()
    for (const key of mailKeys)
      for (const withLetter of [false, true]) {
        const [short, long] = [
          await renderMail(key, values('een tekst', withLetter), language),
          await renderMail(key, values('een tekst '.repeat(40), withLetter), language),
        ]
        const shapes = [elementsOf(short.html), elementsOf(long.html)]
        plain.set(`${key} ${withLetter}`, { names: namesOf(await headerOf(short)), shapes })
      }
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...mailKeys), typed, fc.boolean(), async (key, text, withLetter) => {
        const rendered = await renderMail(key, values(text, withLetter), language)
        const { names, shapes } = plain.get(`${key} ${withLetter}`) ?? { names: [], shapes: [] }
        expect(rendered.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u)
        const header = await headerOf(rendered)
        expect(namesOf(header)).toEqual(names)
        expect(header.filter((line) => /^(to|from):/i.test(line))).toEqual([
          'From: Dichtbij <fonds@example.org>',
          'To: ineke@example.org',
        ])
        expect(shapes).toContainEqual(elementsOf(rendered.html))
        expect(besideElements(rendered.html)).not.toMatch(/[<>]/)
      }),
      { numRuns: 80 },
    )
  }, 120_000)
})

test('a subject that was not made one line adds no header, and an address with more in it gets no mail', async () => {
  const rendered = { subject: 'Onderwerp', html: '<p>a</p>', text: 'a' }
  const names = namesOf(await headerOf(rendered))
  await fc.assert(
    fc.asyncProperty(broken, broken, async (subject, more) => {
      expect(namesOf(await headerOf({ ...rendered, subject: `x${subject}` }))).toEqual(names)
      const address = `ineke${more}@example.org`
      const header = await headerOf(rendered, address).catch((error: unknown) => error)
      if (header instanceof RangeError) return
      expect(namesOf(header as string[])).toEqual(names)
    }),
    { numRuns: 300 },
  )
})
