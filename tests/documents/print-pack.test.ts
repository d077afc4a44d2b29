import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { type PrintPack, renderPrintPack } from '#app/documents/print-pack.ts'
import { lacks } from '#tests/tools.ts'

const run = promisify(execFile)

const pack: PrintPack = {
  language: 'nl',
  fund: 'Impactfonds Leeuwarden Oost',
  batch: 'Ronde 1',
  reader: 'Aukje Sinnema',
  until: '3 maart 2027',
  madeAt: new Date('2026-03-10T10:00:00Z'),
  proposals: ['Taalmaatjes', 'Soep op dinsdag'].map((title, at) => ({
    id: `plan-${at}`,
    title,
    reference: `LO-2026-000${at + 1}`,
    sections: [
      { title: 'Voornemen', items: [{ label: 'Wat gaat u doen?', lines: ['Wij koken. '.repeat(300)] }] },
    ],
    criteria: ['Voornemen', 'Verbinding', 'Verandering', 'Vooruitgang', 'Verantwoording'].map((name) => ({
      name,
      question: `Wat vindt u van ${name}?`,
      anchors: [
        { score: 1, text: 'Past niet.' },
        { score: 3, text: 'Past.' },
        { score: 5, text: 'Past precies.' },
      ],
    })),
    advices: ['Geven', 'Geven met een voorwaarde', 'Niet geven'],
  })),
}

describe('the reading pack', () => {
  test('is equal for the same pack', async () => {
    const [one, again] = await Promise.all([renderPrintPack(pack), renderPrintPack(pack)])
    expect(Buffer.compare(one, again)).toBe(0)
  })

  test.skipIf(lacks('pdftotext'))(
    'can be read out, also when a letter was part of another in an earlier document',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'dichtbij-pack-'))
      try {
        await renderPrintPack({ ...pack, reader: 'Ýrsa' })
        const file = join(folder, 'pack.pdf')
        await writeFile(file, await renderPrintPack({ ...pack, reader: 'Yrsa' }))
        const { stdout } = await run('pdftotext', ['-layout', file, '-'])
        expect(stdout).toContain('Yrsa')
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  )

  test.skipIf(lacks('qpdf', 'pdftotext'))(
    'says where each plan begins, and has a sheet for each behind it',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'dichtbij-pack-'))
      try {
        const file = join(folder, 'pack.pdf')
        await writeFile(file, await renderPrintPack(pack))
        await run('qpdf', ['--check', file])
        const { stdout } = await run('pdftotext', ['-layout', file, '-'])
        const pages = stdout.split('\f')
        for (const { title, reference } of pack.proposals) {
          const [, on] = new RegExp(`${title} \\(${reference}\\) +(\\d+)`).exec(pages[0] ?? '') ?? []
          expect(pages[Number(on) - 1]).toContain(title)
          expect(stdout).toContain(`Uw cijfers voor ${title}`)
        }
        expect(stdout.match(/dit kan ik niet beoordelen/g)).toHaveLength(10)
        expect(pages[1]).toContain('bladzijde 2 van')
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  )
})
