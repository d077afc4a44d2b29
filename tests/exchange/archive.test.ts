import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { PackedFile } from '#app/domain/archive/manifest.ts'
import { canonicalJson, rowLine } from '#app/exchange/archive/canonical.ts'
import {
  bytesOfFile,
  DamagedArchive,
  hashOfFile,
  holdAgainst,
  linesOf,
  NoArchive,
  openArchive,
} from '#app/exchange/archive/read.ts'
import { ArchiveWriter } from '#app/exchange/archive/write.ts'

const folder = mkdtempSync(join(tmpdir(), 'archives-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = new Date('2026-03-10T10:00:00Z')
const path = join(folder, 'archive.zip')

type Wanted = { name: string; pieces: Uint8Array[]; store: boolean }

async function written(files: Wanted[]): Promise<{ bytes: Uint8Array; told: readonly PackedFile[] }> {
  const out: Uint8Array[] = []
  const writer = new ArchiveWriter(async (piece) => void out.push(piece.slice()), at)
  for (const { name, pieces, store } of files) await writer.add(name, pieces, { store })
  const whole = await writer.end()
  const bytes = Buffer.concat(out)
  writeFileSync(path, bytes)
  expect(await hashOfFile(path)).toEqual(whole)
  return { bytes, told: writer.files }
}

const files = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[a-z][a-z0-9/]{0,20}[a-z]$/),
    pieces: fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 4 }),
    store: fc.boolean(),
  }),
  { maxLength: 6, selector: ({ name }) => name },
)
const json = fc.jsonValue({ maxDepth: 4 })

describe('an archive', () => {
  test('gives back every file as it was put in, and the same bytes for the same files', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (wanted) => {
        const { bytes, told } = await written(wanted)
        const again = await written(wanted)
        expect(Buffer.from(again.bytes).equals(Buffer.from(bytes))).toBe(true)
        const archive = await openArchive(path)
        expect(archive.names()).toEqual(wanted.map(({ name }) => name))
        await holdAgainst(archive, 'manifest.json', told)
        for (const { name, pieces } of wanted)
          expect((await bytesOfFile(archive, name)).equals(Buffer.concat(pieces))).toBe(true)
        archive.close()
      }),
      { numRuns: 60 },
    )
  })

  test('gives back rows line by line, whatever is in them and wherever the pieces end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.string(), json)),
        fc.integer({ min: 1, max: 9 }),
        async (rows, step) => {
          const text = Buffer.from(rows.map(rowLine).join(''))
          const pieces = Array.from({ length: Math.ceil(text.length / step) }, (_, place) =>
            text.subarray(place * step, (place + 1) * step),
          )
          await written([{ name: 'rows', pieces, store: true }])
          const archive = await openArchive(path)
          const lines: string[] = []
          for await (const line of linesOf(archive, 'rows')) lines.push(line)
          archive.close()
          expect(lines.map((line) => rowLine(JSON.parse(line)))).toEqual(rows.map(rowLine))
        },
      ),
      { numRuns: 60 },
    )
  })

  test('is refused when one byte of a file differs, a file is added, taken away or there is no archive at all', async () => {
    const wanted = [
      { name: 'tables/one.jsonl', pieces: [Buffer.from('{"a":1}\n')], store: true },
      { name: 'files/two', pieces: [Buffer.from('twee')], store: true },
    ]
    const { told } = await written(wanted)
    const bytes = readFileSync(path)
    const at = bytes.indexOf('twee')
    bytes[at] = 'T'.charCodeAt(0)
    writeFileSync(path, bytes)
    expect(await refusal(told)).toBe('files/two')
    await written([...wanted, { name: 'three', pieces: [], store: true }])
    expect(await refusal(told)).toBe('three')
    await written(wanted.slice(0, 1))
    expect(await refusal(told)).toBe('files/two')
    writeFileSync(path, bytes.subarray(0, bytes.length - 8))
    await expect(openArchive(path)).rejects.toThrow(NoArchive)
    await expect(openArchive(join(folder, 'nothing'))).rejects.toThrow(NoArchive)
  })
})

async function refusal(told: readonly PackedFile[]): Promise<string | null> {
  const archive = await openArchive(path)
  try {
    await holdAgainst(archive, 'manifest.json', told)
    return null
  } catch (error) {
    return error instanceof DamagedArchive ? error.file : null
  } finally {
    archive.close()
  }
}

describe('canonical JSON', () => {
  test('is one text per value, whatever the order of keys, and the value again', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
        expect(canonicalJson(turned(value))).toBe(text)
      }),
    )
  })
})

/** The same value with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turned(member)]),
  )
}
