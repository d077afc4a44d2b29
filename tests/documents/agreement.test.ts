import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { renderAgreement } from '#app/documents/agreement.ts'
import { renderExecuted } from '#app/documents/executed.ts'
import { unprintable } from '#app/documents/printable.ts'
import { lacks } from '#tests/tools.ts'
import { anAgreement } from './an-agreement.ts'

const run = promisify(execFile)

describe('the agreement as a PDF', () => {
  test('equal terms give equal bytes, other terms give other bytes', async () => {
    const [one, again, other] = await Promise.all([
      renderAgreement(anAgreement()),
      renderAgreement(anAgreement()),
      renderAgreement(anAgreement({ termsHash: 'f'.repeat(64) })),
    ])
    expect(Buffer.compare(one.bytes, again.bytes)).toBe(0)
    expect(Buffer.compare(one.bytes, other.bytes)).not.toBe(0)
    expect(one.pages).toBeGreaterThanOrEqual(4)
  })

  test.skipIf(lacks('qpdf', 'pdfdetach', 'pdftotext'))(
    'it is a sound file with the terms attached, in Dutch, with every page numbered',
    async () => {
      const { bytes, pages } = await renderAgreement(anAgreement())
      await inFolder(bytes, async (folder, file) => {
        await run('qpdf', ['--check', file])
        await run('pdfdetach', ['-saveall', '-o', folder, file])
        const terms = JSON.parse(await readFile(join(folder, 'terms.json'), 'utf8'))
        expect(terms).toEqual(JSON.parse(JSON.stringify(anAgreement().terms)))
        const { stdout } = await run('pdftotext', ['-layout', file, '-'])
        for (let page = 1; page <= pages; page++) expect(stdout).toContain(`bladzijde ${page} van ${pages}`)
        expect(stdout).toContain('controlecode aaaa aaaa aaaa')
        expect(stdout).toContain('De hele overeenkomst in één beeld')
      })
    },
  )

  test.skipIf(lacks('pdftoppm'))(
    'the letters are really on the paper: as much ink with subset fonts as the page needs',
    async () => {
      const { bytes } = await renderAgreement(anAgreement())
      await inFolder(bytes, async (folder, file) => {
        await run('pdftoppm', ['-r', '60', '-gray', file, join(folder, 'page')])
        const pictures = (await readdir(folder)).filter((name) => name.endsWith('.pgm'))
        const ink = await Promise.all(pictures.map(async (name) => inkOf(await readFile(join(folder, name)))))
        expect(Math.min(...ink.slice(0, 3))).toBeGreaterThan(9_000)
      })
    },
  )

  test('a letter that cannot be printed is found by name, not printed as a box', async () => {
    expect(await unprintable('Şükrü Öztürk, Łucja, Erdő, Ćosić, €\u00a01.250 ≥')).toBe(null)
    expect(await unprintable('مرحبا')).toBe('م')
    expect(await unprintable('Wij 🎉')).toBe('🎉')
  })

  test.skipIf(lacks('pdfdetach', 'pdftotext'))(
    'the signed agreement keeps the offered pages and carries the offered file',
    async () => {
      const offered = await renderAgreement(anAgreement())
      const executed = await renderExecuted({
        offered: offered.bytes,
        terms: anAgreement().terms,
        version: 1,
        fileHash: 'b'.repeat(64),
        logHash: 'c'.repeat(64),
        signatures: [
          {
            side: 'grantee',
            name: 'Ineke van der Wal',
            capacity: 'Voorzitter',
            signedAt: new Date('2026-03-10T10:00:00Z'),
          },
          {
            side: 'fund',
            name: 'Tjitske Bosma',
            capacity: 'Bestuur',
            signedAt: new Date('2026-03-11T10:00:00Z'),
          },
        ],
      })
      expect(executed.pages).toBe(offered.pages + 1)
      await inFolder(executed.bytes, async (folder, file) => {
        await run('pdfdetach', ['-saveall', '-o', folder, file])
        expect(Buffer.compare(await readFile(join(folder, 'offered.pdf')), offered.bytes)).toBe(0)
        const { stdout } = await run('pdftotext', ['-layout', file, '-'])
        expect(stdout).toContain('Tjitske Bosma')
      })
    },
  )
})

async function inFolder(
  bytes: Uint8Array,
  work: (folder: string, file: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'agreement-'))
  try {
    const file = join(folder, 'agreement.pdf')
    await writeFile(file, bytes)
    await work(folder, file)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** How many dark dots a grey picture (PGM) has. */
function inkOf(picture: Buffer): number {
  const header = /^P5\s+\d+\s+\d+\s+\d+\s/.exec(picture.subarray(0, 40).toString('latin1'))?.[0].length ?? 0
  return picture.subarray(header).filter((grey) => grey < 200).length
}
