import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { type AgreementDocument, renderAgreement } from '#app/documents/agreement.ts'
import { unprintable } from '#app/documents/printable.ts'
import { formatMoney } from '#app/domain/money.ts'
import { formatDay } from '#app/i18n/format.ts'
import { lacks } from '#tests/tools.ts'
import {
  aLoan,
  aLongAgreement,
  aMixedAgreement,
  anAgreement,
  anOutcome,
  aSmallAgreement,
} from './an-agreement.ts'
import { inFolder, pageTexts, said, times } from './looked-at.ts'

const cases: [string, () => AgreementDocument, least: number, most: number][] = [
  ['a gift', anAgreement, 4, 9],
  ['a loan', aLoan, 4, 10],
  ['pay per result', anOutcome, 4, 10],
  ['a gift, a loan and pay per result', aMixedAgreement, 4, 12],
  ['a small start', aSmallAgreement, 2, 2],
  ['a small start of a group', () => aSmallAgreement({ ofGroup: true }), 2, 2],
  ['forty milestones', aLongAgreement, 10, 14],
]

describe('the agreement as a PDF', () => {
  test('equal terms give equal bytes, other terms give other bytes', async () => {
    const [one, again, other] = await Promise.all([
      renderAgreement(anAgreement()),
      renderAgreement(anAgreement()),
      renderAgreement(anAgreement({ termsHash: 'f'.repeat(64) })),
    ])
    expect(Buffer.compare(one.bytes, again.bytes)).toBe(0)
    expect(Buffer.compare(one.bytes, other.bytes)).not.toBe(0)
  })

  test('its bytes do not depend on what was made before it', async () => {
    const before = await renderAgreement(anAgreement())
    await renderAgreement(aLongAgreement())
    const after = await renderAgreement(anAgreement())
    expect(Buffer.compare(before.bytes, after.bytes)).toBe(0)
  })

  test('a letter that cannot be printed is found by name, and never becomes a box', async () => {
    expect(await unprintable('Şükrü Öztürk, Łucja, Erdő, Ćosić, €\u00a01.250 ≥\r\n\tĳ')).toBe(null)
    expect(await unprintable('مرحبا')).toBe('م')
    expect(await unprintable('Wij 🎉')).toBe('🎉')
    const { terms } = anAgreement()
    const arabic = { terms: { ...terms, purpose: 'مرحبا' } }
    await expect(renderAgreement(anAgreement(arabic))).rejects.toThrow('no font has')
  })

  test.each(cases)('%s has as many pages as it needs, and says so', async (_what, make, least, most) => {
    const { pages } = await renderAgreement(make())
    expect(pages).toBeGreaterThanOrEqual(least)
    expect(pages).toBeLessThanOrEqual(most)
  })

  test.skipIf(lacks('qpdf', 'pdfdetach', 'pdffonts'))(
    'is a sound file with its fonts and terms in it',
    async () => {
      for (const [, make] of cases) {
        const agreement = make()
        await inFolder((await renderAgreement(agreement)).bytes, async (folder, file) => {
          expect(await said('qpdf', '--check', file)).toContain('No syntax or stream encoding errors')
          const fonts = (await said('pdffonts', file)).trim().split('\n').slice(2)
          expect(fonts).toHaveLength(3)
          for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+SourceSans3-\w+ .* yes yes yes /)
          await said('pdfdetach', '-saveall', '-o', folder, file)
          const terms = JSON.parse(await readFile(join(folder, 'terms.json'), 'utf8'))
          expect(terms).toEqual(JSON.parse(JSON.stringify(agreement.terms)))
        })
      }
    },
  )

  test.skipIf(lacks('pdftotext'))(
    'every party, amount, date and article stands where it must, once',
    async () => {
      for (const [, make] of cases) {
        const agreement = make()
        const { terms, clauses, signers } = agreement
        const { bytes } = await renderAgreement(agreement)
        const pages = await inFolder(bytes, (_folder, file) => pageTexts(file))
        const [cover = ''] = pages
        const all = pages.join(' ')
        for (const part of [terms.initiative.name, terms.purpose, formatDay(terms.endsOn, 'nl')])
          expect([part, times(cover, part) > 0]).toEqual([part, true])
        for (const { title, plain, legal } of clauses) {
          expect([title, times(all, legal)]).toEqual([title, 1])
          expect([title, times(all, plain)]).toEqual([title, 1])
        }
        for (const { title, due } of terms.milestones)
          expect(times(all, `${title} ${formatDay(due, 'nl')}`)).toBe(1)
        for (const { amountCents, plannedOn } of terms.tranches)
          expect(times(all, `${formatMoney(amountCents)} ${formatDay(plannedOn, 'nl')}`)).toBe(1)
        const signing = all.slice(all.lastIndexOf('Tekenen'))
        for (const { name } of signers) expect(times(signing, name)).toBe(1)
        pages.forEach((page, index) => {
          expect(times(page, `bladzijde ${index + 1} van ${pages.length}`)).toBe(1)
          expect(times(page, 'controlecode aaaa aaaa aaaa')).toBeGreaterThanOrEqual(1)
          expect(page).toContain(`${terms.reference} · versie 1 · ${formatDay(agreement.preparedOn, 'nl')}`)
        })
      }
    },
  )

  test.skipIf(lacks('pdftotext'))('a loan says when what comes back, and results what they pay', async () => {
    const { bytes } = await renderAgreement(aMixedAgreement())
    const text = (await inFolder(bytes, (_folder, file) => pageTexts(file))).join(' ')
    expect(text).toContain('Bijlage C. De lening terugbetalen')
    expect(text).toContain('7 29 juli 2027 € 250 € 7,50 € 257,50 € 5.750')
    expect(text).toMatch(/30 29 juni 2029 € 250 € 0,31 € 250,31 € 0 Samen € 6\.000/)
    expect(text).toContain('Bijlage D. Betalen per resultaat')
    expect(text).toContain('Prijs per resultaat € 250 Hoogstens € 4.000, dat is voor 16 resultaten')
  })

  test.skipIf(lacks('pdftotext'))('an amendment lists what it changes, with what it was', async () => {
    const changes = {
      from: { version: 1, termsHash: 'c'.repeat(64) },
      to: { version: 2, termsHash: 'a'.repeat(64) },
      effectiveFrom: '2027-01-15' as const,
      reason: 'De zaal is later klaar 🎉',
      rows: [
        {
          what: 'Mijlpaal 1: klaar op',
          article: 'Artikel 10',
          pieces: [
            { text: '1 december 2026', kind: 'removed' as const },
            { text: '15 januari 2027', kind: 'added' as const },
          ],
        },
      ],
    }
    const { bytes } = await renderAgreement(anAgreement({ version: 2, changes }))
    const text = (await inFolder(bytes, (_folder, file) => pageTexts(file))).join(' ')
    expect(text).toContain(
      'Wat verandert er Dit is versie 2 (controlecode aaaa aaaa aaaa). Ze komt in plaats van versie 1',
    )
    expect(text).toContain('De wijziging geldt vanaf 15 januari 2027. Waarom: De zaal is later klaar [emoji]')
    expect(text).toContain('Mijlpaal 1: klaar op Artikel 10 was 1 december 2026 wordt 15 januari 2027')
  })

  test.skipIf(lacks('pdfinfo'))('is read out in order: headings, tables, the picture in words', async () => {
    const { bytes } = await renderAgreement(anAgreement())
    const tree = await inFolder(bytes, (_folder, file) => said('pdfinfo', '-struct-text', file))
    const headings = [...tree.matchAll(/ (H[1-4]) \(block\)\n\s+"(.*)"/g)].map(
      ([, level, text]) => `${level} ${text}`,
    )
    expect(headings.slice(0, 6)).toEqual([
      'H1 Taalmaatjes',
      'H2 De hele overeenkomst in één beeld',
      'H2 In gewone woorden',
      'H2 Wat mag veranderen',
      'H2 Bijlage A. Schema',
      'H3 Mijlpalen',
    ])
    expect(headings.at(-1)).toBe('H2 Tekenen')
    expect(headings).toContain('H4 Artikel 4. Begin en einde')
    expect(tree.match(/ Table \(block\)/g)).toHaveLength(6)
    expect(tree).toMatch(
      /TH:\s+\/Scope \/Row\s+"2\. Veertig koppels"\s+TD\s+"15 juni 2027"\s+TD\s+"Telling zonder namen"/,
    )
    expect(tree).not.toContain('bladzijde 1 van')
    const document = await PDFDocument.load(bytes)
    expect(document.catalog.lookup(PDFName.of('Lang'), PDFString).asString()).toBe('nl-NL')
    expect(document.getTitle()).toBe('Overeenkomst LO-2026-0042, Taalmaatjes, versie 1')
    expect(altOf(document)).toMatch(
      /^De hele overeenkomst op een tijdlijn van 6 juli 2026 .* samen €\s20\.000/,
    )
    expect(bookmarks(document)).toEqual([
      'Taalmaatjes',
      'De hele overeenkomst in één beeld',
      'In gewone woorden',
      'Wat mag veranderen',
      'Bijlage A. Schema',
      'Wat wij afspreken',
      'Tekenen',
    ])
  })
})

/** The words of the picture. */
function altOf(document: PDFDocument): string | undefined {
  for (const [, object] of document.context.enumerateIndirectObjects())
    if (object instanceof PDFDict && object.get(PDFName.of('S')) === PDFName.of('Figure'))
      return object.lookup(PDFName.of('Alt'), PDFHexString).decodeText()
  return undefined
}

/** The first bookmark, and those right below it. */
function bookmarks({ catalog }: PDFDocument): string[] {
  const title = (entry: PDFDict) => entry.lookup(PDFName.of('Title'), PDFHexString).decodeText()
  const first = catalog.lookup(PDFName.of('Outlines'), PDFDict).lookup(PDFName.of('First'), PDFDict)
  const found = [title(first)]
  let entry = first.lookupMaybe(PDFName.of('First'), PDFDict)
  for (; entry; entry = entry.lookupMaybe(PDFName.of('Next'), PDFDict)) {
    expect(entry.lookup(PDFName.of('Dest'), PDFArray).size()).toBe(5)
    found.push(title(entry))
  }
  return found
}
