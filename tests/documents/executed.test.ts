import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { renderAgreement } from '#app/documents/agreement.ts'
import { renderExecuted } from '#app/documents/executed.ts'
import { P12Error, readP12 } from '#app/effects/signing/p12.server.ts'
import { lacks } from '#tests/tools.ts'
import { anExecuted, aSeal } from './a-seal.ts'
import { anAgreement } from './an-agreement.ts'
import { inFolder, pageTexts, said, signatureSays } from './looked-at.ts'

let offered: Awaited<ReturnType<typeof renderAgreement>>
let executed: Awaited<ReturnType<typeof renderExecuted>>

beforeAll(async () => {
  offered = await renderAgreement(anAgreement())
  executed = await renderExecuted(await anExecuted(anAgreement(), offered.bytes))
})

describe('the signed agreement', () => {
  test('is the same for the same evidence, with one page more than was offered', async () => {
    const again = await renderExecuted(await anExecuted(anAgreement(), offered.bytes))
    expect(Buffer.compare(executed.bytes, again.bytes)).toBe(0)
    expect(executed.pages).toBe(offered.pages + 1)
  })

  test.skipIf(lacks('pdfdetach', 'pdftotext', 'qpdf'))(
    'keeps the offered pages and carries the offered file and the terms',
    async () => {
      await inFolder(executed.bytes, async (folder, file) => {
        expect(await said('qpdf', '--check', file)).toContain('No syntax or stream encoding errors')
        await said('pdfdetach', '-saveall', '-o', folder, file)
        expect(Buffer.compare(await readFile(join(folder, 'offered.pdf')), offered.bytes)).toBe(0)
        const terms = JSON.parse(await readFile(join(folder, 'terms.json'), 'utf8'))
        expect(terms).toEqual(JSON.parse(JSON.stringify(anAgreement().terms)))
        const before = await inFolder(offered.bytes, (_folder, unsigned) => pageTexts(unsigned))
        expect((await pageTexts(file)).slice(0, -1)).toEqual(before)
      })
    },
  )

  test.skipIf(lacks('pdftotext', 'pdfinfo'))(
    'says in plain Dutch who signed and how to check it, and is read out as one document',
    async () => {
      await inFolder(executed.bytes, async (_folder, file) => {
        const page = (await pageTexts(file)).at(-1) ?? ''
        const { fingerprint } = await aSeal()
        for (const words of [
          'Wie er tekende',
          'Şükrü Öztürk Voorzitter de ontvanger dinsdag 10 maart 2026, 11.00 uur',
          'Tjitske Bosma Bestuur het fonds woensdag 11 maart 2026, 11.00 uur',
          'Zo controleert u dit document',
          fingerprint.toUpperCase().replace(/(.{2})(?=.)/g, '$1 '),
          'b'.repeat(64),
          'bewijsblad',
        ])
          expect(page).toContain(words)
        const tree = await said('pdfinfo', '-struct-text', file)
        expect(tree.match(/^Document$/gm)).toHaveLength(1)
        expect(tree.indexOf('"Tekenen"')).toBeLessThan(tree.indexOf('"Wie er tekende"'))
      })
    },
  )

  test.skipIf(lacks('pdfsig'))('is signed as PAdES, which any later change of a byte breaks', async () => {
    expect(await signatureSays(executed.bytes)).toBe('Signature is Valid.')
    const told = await inFolder(executed.bytes, (_folder, file) => said('pdfsig', '-nocert', file))
    expect(told).toContain('ETSI.CAdES.detached')
    expect(told).toContain('Total document signed')
    expect(told).toContain('Stichting Impactfonds Leeuwarden Oost – Súd')
    for (const place of [1_000, Math.floor(executed.bytes.length / 3), executed.bytes.length - 600]) {
      const changed = Buffer.from(executed.bytes)
      changed[place] = (changed[place] as number) ^ 1
      expect([place, await signatureSays(changed)]).not.toEqual([place, 'Signature is Valid.'])
    }
  })

  test('a P12 opens with its own passphrase alone', async () => {
    const { p12 } = await aSeal()
    expect(() => readP12(p12, 'een andere zin')).toThrow(P12Error)
    expect(() => readP12(Buffer.from('geen P12'), '')).toThrow(P12Error)
  })
})
