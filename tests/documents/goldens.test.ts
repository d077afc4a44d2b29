import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp, { type OutputInfo } from 'sharp'
import { describe, expect, test } from 'vitest'
import { type AgreementDocument, renderAgreement } from '#app/documents/agreement.ts'
import { renderChange } from '#app/documents/change.ts'
import { renderExecuted } from '#app/documents/executed.ts'
import { projectFolder } from '#db/project-folder.server.ts'
import { lacks } from '#tests/tools.ts'
import { anAmendment } from './a-change.ts'
import { anExecuted } from './a-seal.ts'
import { aLongAgreement, aMixedAgreement, anAgreement, aSmallAgreement } from './an-agreement.ts'
import { inFolder, said } from './looked-at.ts'

/**
 * Pages as they were looked at and found good, small and grey. After a change that is meant:
 * `RENEW_GOLDENS=1 npx vitest run --config tests/tooling/vitest.config.ts --project unit tests/documents/goldens.test.ts`,
 * and look at the pictures that changed.
 */
const goldens = join(projectFolder, 'tests/documents/goldens')
const renew = Boolean(process.env.RENEW_GOLDENS)

const shown: [name: string, make: () => Promise<Uint8Array>, pages: number[]][] = [
  ['gift', () => drawn(anAgreement()), [1, 2, 3]],
  ['small', () => drawn(aSmallAgreement()), [1, 2]],
  ['many', () => drawn(aLongAgreement()), [1]],
  ['mixed', () => drawn(aMixedAgreement()), [3, 4]],
  ['evidence', evidence, [10]],
  ['change', async () => (await renderChange(anAmendment())).bytes, [1, 2, 3]],
]

describe.skipIf(lacks('pdftoppm'))('the pages look as they were found good', () => {
  test.each(shown)('%s', async (name, make, pages) => {
    const pictures = await picturesOf(await make(), pages)
    for (const [index, page] of pages.entries()) {
      const picture = pictures[index] as Buffer
      const golden = join(goldens, `${name}-${page}.png`)
      if (renew) await writeFile(golden, picture)
      expect([`${name}-${page}`, existsSync(golden)]).toEqual([`${name}-${page}`, true])
      expect([page, await differing(picture, await readFile(golden))]).toEqual([page, []])
    }
  })

  test('a letter less, and a line lower, is seen; another way of smoothing edges is not', async () => {
    const golden = await readFile(join(goldens, 'gift-2.png'))
    const white = await sharp({ create: { width: 4, height: 7, channels: 3, background: 'white' } })
      .png()
      .toBuffer()
    const letter = await sharp(golden)
      .composite([{ input: white, left: 54, top: 129 }])
      .png()
      .toBuffer()
    expect(await differing(letter, golden)).not.toEqual([])
    const taller = await sharp(golden).extend({ top: 4, background: 'white' }).png().toBuffer()
    const { width, height } = await sharp(golden).metadata()
    const lower = await sharp(taller).extract({ left: 0, top: 0, width, height }).png().toBuffer()
    expect((await differing(lower, golden)).length).toBeGreaterThan(20)
    const smooth = await sharp(golden).blur(0.45).png().toBuffer()
    expect(await differing(smooth, golden)).toEqual([])
  })
})

/** A letter of the smallest text lies nearly whole in one of the overlapping tiles. */
const tile = 8
const mostApart = 16

/** Where two pictures are apart: tiles whose mean grey is too different. */
async function differing(one: Buffer, other: Buffer): Promise<string[]> {
  const [a, b] = await Promise.all(
    [one, other].map((png) => sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true })),
  )
  if (!a || !b || a.info.width !== b.info.width || a.info.height !== b.info.height) return ['another size']
  const apart: string[] = []
  for (let y = 0; y < a.info.height; y += tile / 2)
    for (let x = 0; x < a.info.width; x += tile / 2)
      if (Math.abs(meanOf(a, x, y) - meanOf(b, x, y)) > mostApart) apart.push(`${x},${y}`)
  return apart
}

function meanOf({ data, info }: { data: Buffer; info: OutputInfo }, left: number, top: number): number {
  let [sum, count] = [0, 0]
  for (let y = top; y < Math.min(top + tile, info.height); y++)
    for (let x = left; x < Math.min(left + tile, info.width); x++) {
      sum += data[y * info.width + x] as number
      count++
    }
  return sum / count
}

async function drawn(agreement: AgreementDocument): Promise<Uint8Array> {
  return (await renderAgreement(agreement)).bytes
}

/** The certificate is another each time; what the page says of it is not. */
async function evidence(): Promise<Uint8Array> {
  const agreement = anAgreement()
  const executed = await anExecuted(agreement, await drawn(agreement))
  const seal = { ...executed.seal, fingerprint: '3c14bac4'.repeat(8) }
  return (await renderExecuted({ ...executed, seal })).bytes
}

async function picturesOf(bytes: Uint8Array, pages: readonly number[]): Promise<Buffer[]> {
  return inFolder(bytes, async (folder, file) => {
    await said('pdftoppm', '-r', '60', '-gray', file, join(folder, 'page'))
    const files = (await readdir(folder)).filter((name) => name.endsWith('.pgm')).sort()
    return Promise.all(
      pages.map(async (page) =>
        sharp(await greyOf(join(folder, files[page - 1] as string)))
          .png({ palette: true, colours: 16 })
          .toBuffer(),
      ),
    )
  })
}

/** A grey picture (PGM) as sharp reads it. */
async function greyOf(file: string): Promise<Buffer> {
  const picture = await readFile(file)
  const [head = '', width, height] =
    /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(picture.subarray(0, 40).toString('latin1')) ?? []
  const raw = { width: Number(width), height: Number(height), channels: 1 as const }
  return sharp(picture.subarray(head.length), { raw }).png().toBuffer()
}
