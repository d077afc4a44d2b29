import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { type ProposalPrint, renderProposal } from '#app/documents/proposal.ts'
import { lacks } from '#tests/tools.ts'

const run = promisify(execFile)

const copy: ProposalPrint = {
  language: 'nl',
  fund: 'Impactfonds Leeuwarden Oost',
  title: 'Taalmaatjes',
  reference: 'LO-2026-0042',
  number: 2,
  sentAt: new Date('2026-03-10T10:00:00Z'),
  documentHash: 'a'.repeat(64),
  sections: Array.from({ length: 12 }, (_, at) => ({
    title: `Onderdeel ${at + 1}`,
    items: [
      { label: 'Wat gaat u doen?', lines: ['Wij koken. '.repeat(60)] },
      {
        label: 'Wie doen er mee?',
        lines: ['Şükrü Öztürk · kookt', 'Een kok 👩🏽‍🍳 met ก'],
        total: 'Samen: € 1.200',
      },
      { label: 'Waar?', lines: [] },
    ],
  })),
  declared: { title: 'Hier ging u mee akkoord', lines: ['Wat ik heb ingevuld klopt.'] },
}

describe('the PDF of what was sent', () => {
  test('is equal for the same copy, and another for another', async () => {
    const [one, again, other] = await Promise.all([
      renderProposal(copy),
      renderProposal(copy),
      renderProposal({ ...copy, number: 3 }),
    ])
    expect(Buffer.compare(one.bytes, again.bytes)).toBe(0)
    expect(Buffer.compare(one.bytes, other.bytes)).not.toBe(0)
    expect(one.pages).toBeGreaterThan(2)
  })

  test.skipIf(lacks('qpdf', 'pdftotext'))(
    'says everything in order, with reference and page on each page',
    async () => {
      const { bytes, pages } = await renderProposal(copy)
      const folder = await mkdtemp(join(tmpdir(), 'dichtbij-proposal-'))
      try {
        const file = join(folder, 'sent.pdf')
        await writeFile(file, bytes)
        await run('qpdf', ['--check', file])
        const { stdout } = await run('pdftotext', ['-layout', file, '-'])
        for (let page = 1; page <= pages; page++) expect(stdout).toContain(`bladzijde ${page} van ${pages}`)
        expect(stdout.match(/LO-2026-0042 · versie 2 · 10 maart 2026/g)).toHaveLength(pages)
        expect(stdout).toContain('– Şükrü Öztürk · kookt')
        expect(stdout).toContain('Een kok [emoji] met [U+0E01]')
        expect(stdout).toContain('Waar [emoji] staat, zette u een plaatje.')
        expect(stdout).toContain('Samen: € 1.200')
        expect(stdout).toContain('Niet ingevuld')
        expect(stdout.indexOf('Onderdeel 1')).toBeLessThan(stdout.indexOf('Onderdeel 12'))
      } finally {
        await rm(folder, { recursive: true })
      }
    },
  )
})
