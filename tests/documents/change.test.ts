import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { type ChangePrint, renderChange } from '#app/documents/change.ts'
import { lacks } from '#tests/tools.ts'
import { aChange, aFreeChange, aLongChange, aNotice, anAmendment } from './a-change.ts'
import { inFolder, pageTexts, said, times } from './looked-at.ts'

const cases: [string, () => ChangePrint][] = [
  ['a free change', aFreeChange],
  ['a change by notice', aNotice],
  ['an amendment', anAmendment],
  ['a change over some pages', aLongChange],
]

async function textOf(change: ChangePrint): Promise<string> {
  const { bytes } = await renderChange(change)
  return (await inFolder(bytes, (_folder, file) => pageTexts(file))).join(' ')
}

describe('the red-line of a change as a PDF', () => {
  test('is equal for the same change, and another for another', async () => {
    const [one, again, other] = await Promise.all([
      renderChange(anAmendment()),
      renderChange(anAmendment()),
      renderChange({ ...anAmendment(), version: 2 }),
    ])
    expect(Buffer.compare(one.bytes, again.bytes)).toBe(0)
    expect(Buffer.compare(one.bytes, other.bytes)).not.toBe(0)
  })

  test.skipIf(lacks('qpdf', 'pdffonts'))('is a sound file with its fonts in it', async () => {
    for (const [, make] of cases) {
      await inFolder((await renderChange(make())).bytes, async (_folder, file) => {
        expect(await said('qpdf', '--check', file)).toContain('No syntax or stream encoding errors')
        const fonts = (await said('pdffonts', file)).trim().split('\n').slice(2)
        expect(fonts).toHaveLength(3)
        for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+SourceSans3-\w+ .* yes yes yes /)
      })
    }
  })

  test.skipIf(lacks('pdftotext'))(
    'says whose it is, of which version, and on each page which page',
    async () => {
      for (const [, make] of cases) {
        const change = make()
        const { bytes } = await renderChange(change)
        const pages = await inFolder(bytes, (_folder, file) => pageTexts(file))
        expect(pages[0]).toContain('Wijziging van overeenkomst LO-2026-0042 Taalmaatjes Het fonds')
        expect(pages[0]).toContain('Stichting Taalmaatjes Oost (voorbeeld) KvK 12345678')
        expect(pages[0]).toContain('Van welke versie Versie 1 controlecode aaaa aaaa aaaa')
        pages.forEach((page, index) => {
          expect(times(page, `bladzijde ${index + 1} van ${pages.length}`)).toBe(1)
          expect(page).toContain('LO-2026-0042 · wijziging van versie 1 · 1 september 2026')
        })
      }
    },
  )

  test.skipIf(lacks('pdftotext'))('says how heavy it is, from which day, by whom and why', async () => {
    const free = await textOf(aFreeChange())
    expect(free).toContain('Geldt vanaf 1 september 2026')
    expect(free).toContain('Wat ervoor nodig is Alleen een bericht')
    expect(free).toContain('Opening van het taalcafé 14 dagen later Alleen een bericht')
    const notice = await textOf(aNotice())
    expect(notice).toContain('Geldt vanaf Zodra Impactfonds Leeuwarden Oost ja zegt')
    expect(notice).toContain('Voorgesteld door Taalmaatjes Ineke Hoekstra, 1 september 2026')
    const amendment = await textOf(anAmendment())
    expect(amendment).toContain('Geldt vanaf Zodra beide kanten tekenen')
    expect(amendment).toContain('Voorgesteld door Impactfonds Leeuwarden Oost Sipke Dijkstra, 1 september')
    expect(amendment).toContain(
      'Van beide kanten een handtekening Tot die tijd blijven de oude afspraken gelden',
    )
    expect(amendment).toContain('Waarom De zaal was later klaar dan de gemeente had gezegd.')
    expect(amendment).toContain('Deelbetaling 1 −€ 1.000 Een ja van Taalmaatjes')
  })

  test.skipIf(lacks('pdftotext'))('says of each term what it was and becomes, in its article', async () => {
    const text = await textOf(anAmendment())
    expect(text).toContain('Eindigt op Artikel 4: Begin en einde was 30 juni 2027 wordt 29 augustus 2027')
    expect(text).toContain(
      'Genoeg bewijs is Artikel 10: Mijlpalen en bewijs was Foto en aantal bezoekers wordt',
    )
    expect(text).toContain('Gift: Bedrag Artikel 5: Hoeveel en wanneer was € 20.000 wordt € 19.000')
    expect(text).toContain('wordt Waarvoor? Boeken [emoji] voor thuis Soort: Mensen Bedrag: € 20.000')
    expect(text).not.toContain('Boeken [emoji] voor thuis Artikel 13: Wat mag veranderen was')
  })

  test.skipIf(lacks('pdftotext'))(
    'shows the law of what it touches, word by word where it changes',
    async () => {
      const text = await textOf(anAmendment())
      expect(text).toContain('Artikel 4. Begin en einde De tekst verandert zo. De activiteiten vangen aan')
      expect(text).toContain('zijn uiterlijk op 30 juni 29 augustus 2027 voltooid')
      expect(text).toContain('ten hoogste € 20.000 19.000, betaalbaar in 3 delen')
      expect(text).toContain(
        'Artikel 2. Waar het geld voor is De tekst blijft zo. Wat erbij hoort, staat hierboven.',
      )
      expect(text).not.toContain('Artikel 1. ')
    },
  )

  test.skipIf(lacks('pdftotext'))('tells an article that comes, and one that goes', async () => {
    const come = await textOf(
      aChange(({ clauses }) => ({
        clauses: [...clauses, { id: 'small-privacy-and-publicity', version: 1 }],
      })),
    )
    expect(come).toMatch(/Artikel \d+\. .* Dit artikel komt erbij\./)
    const go = await textOf(
      aChange(({ clauses }) => ({ clauses: clauses.filter(({ id }) => id !== 'complaint') })),
    )
    expect(go).toMatch(/Artikel \d+\. .* Dit artikel vervalt\./)
  })

  test.skipIf(lacks('pdfinfo'))('is read out in order, with was and becomes, lines and all', async () => {
    const { bytes } = await renderChange(anAmendment())
    const tree = await inFolder(bytes, (_folder, file) => said('pdfinfo', '-struct-text', file))
    const headings = [...tree.matchAll(/ (H[1-4]) \(block\)\n\s+"(.*)"/g)].map(
      ([, level, text]) => `${level} ${text}`,
    )
    expect(headings.slice(0, 5)).toEqual([
      'H1 Taalmaatjes',
      'H2 Waarom',
      'H2 Wat verandert er',
      'H3 Doel',
      'H3 Eindigt op',
    ])
    expect(headings.at(-1)).toBe('H3 Artikel 10. Mijlpalen en bewijs')
    expect(tree).toMatch(
      /"was "\s+Span \(inline\):\s+\/TextDecorationType \/LineThrough\s+"30 juni 2027"\s+P \(block\)\s+"wordt "\s+Span \(inline\):\s+\/TextDecorationType \/Underline\s+"29 augustus 2027"/,
    )
    expect(tree).not.toContain('bladzijde 1 van')
    const document = await PDFDocument.load(bytes)
    expect(document.catalog.lookup(PDFName.of('Lang'), PDFString).asString()).toBe('nl-NL')
    expect(document.getTitle()).toBe('Wijziging Taalmaatjes – LO-2026-0042')
    expect(spoken(document)).toEqual(expect.arrayContaining(['was: 30 juni', 'wordt: 29 augustus']))
  })
})

/** How the pieces of a red-line are said aloud. */
function spoken(document: PDFDocument): string[] {
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('S')) !== PDFName.of('Span')) return []
    return [object.lookup(PDFName.of('Alt'), PDFHexString).decodeText()]
  })
}
