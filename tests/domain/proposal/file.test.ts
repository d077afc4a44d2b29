import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type FoundUpload,
  fileLimits,
  fileProblemOf,
  fileProblems,
  fileRefused,
  judgeRoom,
  judgeServing,
  judgeUpload,
} from '#app/domain/proposal/file.ts'
import { cleanFileName, fileNameLength } from '#app/domain/proposal/file-name.ts'
import { allowed, refused } from '#app/domain/verdict.ts'

const good: FoundUpload = { size: 1000, type: 'pdf', locked: false }

describe('what may be kept', () => {
  test('is a file of a known type within the limits, to the byte', () => {
    expect(judgeUpload(good)).toEqual(allowed())
    expect(judgeUpload({ ...good, size: fileLimits.bytes })).toEqual(allowed())
    expect(judgeUpload({ ...good, size: fileLimits.bytes + 1 })).toEqual(fileRefused('tooLarge'))
  })

  test.each([
    ['emptyFile', { size: 0, type: null }],
    ['type', { type: null }],
    ['password', { locked: true }],
    ['password', { locked: true, type: null }],
    ['unpack', { type: 'png', pixels: fileLimits.pixels + 1 }],
    ['unpack', { type: 'docx', unpacked: { bytes: fileLimits.unpackedBytes + 1, entries: 3 } }],
    ['unpack', { type: 'docx', unpacked: { bytes: 2 * 1024 * 1024, entries: 3 } }],
    ['unpack', { type: 'xlsx', unpacked: { bytes: 1, entries: fileLimits.unpackedEntries + 1 } }],
  ] as const)('not when it is %s', (problem, wrong) => {
    expect(judgeUpload({ ...good, ...wrong })).toEqual(fileRefused(problem))
  })

  test('a small archive may grow as much as it likes', () => {
    expect(judgeUpload({ ...good, type: 'docx', unpacked: { bytes: 900_000, entries: 9 } })).toEqual(
      allowed(),
    )
  })
})

describe('room for one more', () => {
  const none = { files: 0, bytes: 0 }
  const full = { files: fileLimits.files, bytes: 10 }

  test('is there for fifteen attachments, a proof, and fifty megabytes', () => {
    expect(judgeRoom({ files: 15, bytes: fileLimits.quotaBytes - 7 }, none, 7)).toEqual(allowed())
    expect(judgeRoom({ files: 15, bytes: fileLimits.quotaBytes - 7 }, none, 8)).toEqual(
      refused('file-quota-full', { problem: 'quota' }),
    )
    expect(judgeRoom(full, full, 1)).toEqual(refused('file-quota-full', { problem: 'tooMany' }))
  })

  test('ends also by what was uploaded and is not named any more', () => {
    expect(judgeRoom(none, { files: fileLimits.heldFiles, bytes: 0 }, 1).ok).toBe(false)
    expect(judgeRoom(none, { files: 1, bytes: fileLimits.heldBytes }, 1).ok).toBe(false)
  })

  test('what the form names never comes above its limits', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: fileLimits.bytes }), { maxLength: 40 })
    fc.assert(
      fc.property(sizes, (uploads) => {
        const held = uploads.reduce(
          (sum, size) =>
            judgeRoom(sum, sum, size).ok ? { files: sum.files + 1, bytes: sum.bytes + size } : sum,
          none,
        )
        expect(held.files).toBeLessThanOrEqual(fileLimits.files)
        expect(held.bytes).toBeLessThanOrEqual(fileLimits.quotaBytes)
      }),
    )
  })
})

test('behaviour 24: a file is not served before its verdict, nor with a virus', () => {
  expect(judgeServing('clean')).toEqual(allowed())
  expect(judgeServing('off')).toEqual(allowed())
  expect(judgeServing('waiting')).toEqual(refused('file-being-checked'))
  expect(judgeServing('infected')).toEqual(fileRefused('virus'))
})

test('a refusal tells which problem it is, and another refusal none', () => {
  for (const problem of fileProblems) expect(fileProblemOf(fileRefused(problem))).toBe(problem)
  expect(fileProblemOf(refused('not-found'))).toBeNull()
})

describe('a clean name', () => {
  test.each([
    ['begroting.pdf', 'begroting.pdf'],
    ['Begroting 2026 (versie 2.1).PDF', 'Begroting 2026 (versie 2.1).pdf'],
    ['C:\\Users\\Ineke\\Bureaublad\\begroting.pdf', 'begroting.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['map/', 'map.pdf'],
    ['', 'bestand.pdf'],
    ['...', 'bestand.pdf'],
    ['.pdf', 'pdf.pdf'],
    ['a\u0000b\r\nc\u001b[0m.pdf', 'abc[0m.pdf'],
    ['rekening\u202Efdp.exe', 'rekeningfdp.exe.pdf'],
    ['con', '_con.pdf'],
    ['LPT1.txt', '_LPT1.txt.pdf'],
    ['wat? "dit": <zo>|*.pdf', 'wat- -dit-- -zo---.pdf'],
    ['Zoë\u0308 Łukasiewicz – Ćosić.pdf', 'Zoë\u0308 Łukasiewicz – Ćosić.pdf'],
  ])('%j becomes %j', (given, clean) => {
    expect(cleanFileName(given, 'pdf')).toBe(clean.normalize('NFC'))
  })

  test('bears the extension of what it is, not of what it says', () => {
    expect(cleanFileName('IMG_0001.HEIC', 'jpg')).toBe('IMG_0001.jpg')
    expect(cleanFileName('brief.exe', 'docx')).toBe('brief.exe.docx')
  })

  test('whatever is given: one line, no folder, no more than 120 characters, and again the same', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom('con', '\u202e', '/', '..'),
    )
    const names = fc.array(anything, { maxLength: 60 }).map((parts) => parts.join(''))
    const types = fc.constantFrom('pdf', 'jpg', 'png', 'docx', 'odt', 'xlsx') as fc.Arbitrary<'pdf' | 'odt'>
    fc.assert(
      fc.property(names, types, (given, type) => {
        const name = cleanFileName(given, type)
        expect([...name].length).toBeLessThanOrEqual(fileNameLength)
        expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cf}\p{Cs}]/u)
        expect(name).toMatch(new RegExp(`^[^.\\s].*\\.${type}$`, 'u'))
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
        expect(cleanFileName(name, type)).toBe(name)
      }),
      { numRuns: 500 },
    )
  })
})
