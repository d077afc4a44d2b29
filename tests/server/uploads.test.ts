import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { fileLimits, fileRefused } from '#app/domain/proposal/file.ts'
import { sha256 } from '#app/effects/hash.ts'
import { atMost } from '#app/server/uploads/at-most.server.ts'
import { examine } from '#app/server/uploads/examine.server.ts'
import { textsOf, type Upload, withUploads } from '#app/server/uploads/receive.server.ts'
import { inThread, TookTooMuch } from '#app/server/uploads/thread.server.ts'
import { yes } from '#tests/world/base.ts'
import * as files from '#tests/world/files.ts'

const folder = mkdtempSync(join(tmpdir(), 'uploads-'))
afterAll(() => rmSync(folder, { recursive: true }))
let number = 0

function arrived(bytes: Buffer, name = 'bestand'): Upload {
  const path = join(folder, String(number++))
  writeFileSync(path, bytes)
  return { field: 'attachmentFile:file', name, path, size: bytes.length }
}
const look = (bytes: Buffer, name?: string) => examine(arrived(bytes, name))

describe('what a file is', () => {
  test.each([
    ['a PDF', files.pdf, 'pdf', 'application/pdf'],
    ['a PNG', files.png, 'png', 'image/png'],
    ['a JPEG', files.photoWithPlace, 'jpg', 'image/jpeg'],
    ['a HEIC', files.heic, 'jpg', 'image/jpeg'],
    ['a DOCX', files.docx, 'docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['an XLSX', files.xlsx, 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['an ODT', files.odt, 'odt', 'application/vnd.oasis.opendocument.text'],
  ] as const)('%s is known by its bytes, whatever its name', async (_what, make, extension, mediaType) => {
    const { file } = await yes(look(await make(), 'iets.exe'))
    expect(file).toMatchObject({ name: `iets.exe.${extension}`, mediaType })
    const kept = readFileSync(file.path)
    expect([file.size, file.sha256]).toEqual([kept.length, sha256(kept)])
  })
})

describe('a photo', () => {
  test('stands upright and says nothing of where it was taken', async () => {
    const given = await files.photoWithPlace()
    expect((await sharp(given).metadata()).exif).toBeDefined()
    const { file } = await yes(look(given, 'foto.jpg'))
    const { width, height, exif, orientation } = await sharp(file.path).metadata()
    expect({ width, height, exif, orientation }).toEqual({
      width: 200,
      height: 320,
      exif: undefined,
      orientation: undefined,
    })
  })

  test('of a telephone becomes a JPEG', async () => {
    const { file } = await yes(look(files.heic(), 'IMG_0001.HEIC'))
    expect(file.name).toBe('IMG_0001.jpg')
    expect(await sharp(file.path).metadata()).toMatchObject({ format: 'jpeg', width: 640, height: 480 })
    const { channels } = await sharp(file.path).stats()
    expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(20)
  })

  test('is never larger than four thousand pixels', async () => {
    const { file } = await yes(look(await files.png(5000, 100)))
    expect(await sharp(file.path).metadata()).toMatchObject({ width: 4000, height: 80 })
  })
})

describe('bad input is refused', () => {
  const cut = async () => (await files.photoWithPlace(900, 900)).subarray(0, 2000)
  const cutPng = async () => (await files.png(300, 300)).subarray(0, 80)
  test.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['emptyFile', 'nothing in it', () => Buffer.alloc(0)],
    ['tooLarge', 'a byte too many', () => Buffer.alloc(fileLimits.bytes + 1, '%PDF-1.4 ')],
    ['type', 'a text', () => Buffer.from('Beste mensen van het fonds')],
    ['type', 'a program', () => Buffer.from('MZ\x90\0\x03'.padEnd(500, '\0'), 'latin1')],
    ['type', 'a page', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['type', 'a drawing with a script', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['type', 'what begins like a PDF', () => Buffer.from('%PDF-1.7\nhallo')],
    ['type', 'half a JPEG', cut],
    ['type', 'half a PNG', cutPng],
    ['type', 'half a HEIC', () => files.heic().subarray(0, 600)],
    ['type', 'an archive of something else', () => files.zip([{ name: 'a.txt', text: 'a' }])],
    ['type', 'half an archive', () => files.docx().subarray(0, 100)],
    [
      'type',
      'a document with a program in it',
      () => files.docx([{ name: 'word/vbaProject.bin', text: 'x' }]),
    ],
    ['type', 'a document that is only named so', () => files.zip([{ name: 'word/document.xml', text: 'x' }])],
    ['type', 'an archive that leaves its folder', () => files.docx([{ name: '../../x', text: 'x' }])],
    ['type', 'an old document', () => files.lockedOffice().subarray(0, 1500)],
    ['password', 'a PDF with a password', files.lockedPdf],
    ['password', 'a document with a password', files.lockedOffice],
    ['password', 'an ODT with a password', () => files.odt('<manifest:encryption-data/>')],
    ['password', 'an archive with a password', () => files.docx([{ name: 'a', text: 'a', flags: 1 }])],
    ['unpack', 'a zip bomb', () => files.zipBomb()],
    ['unpack', 'a zip bomb that lies', () => files.zipBomb(1000)],
    ['unpack', 'a picture with too many pixels', () => hugePng()],
  ])('%s: %s', async (problem, _what, make) => {
    expect(await look(await make())).toEqual(fileRefused(problem as never))
  })

  test('a name with a path and control characters is cleaned', async () => {
    const { file } = await yes(look(await files.pdf(), '..\\..\\win\u202Efdp\u0007 .PDF'))
    expect(file.name).toBe('winfdp.pdf')
  })
})

describe('a thread for bytes of strangers', () => {
  test('answers, and tells what went wrong', async () => {
    expect(await inThread('return bytes.length', Buffer.alloc(7))).toBe(7)
    await expect(inThread('throw new RangeError("no")', Buffer.alloc(1))).rejects.toThrow('RangeError: no')
  })

  test('ends when it takes too much memory', async () => {
    const greedy = 'const all = []; for (;;) all.push(new Array(1e6).fill(Math.random()))'
    await expect(inThread(greedy, Buffer.alloc(1))).rejects.toThrow(TookTooMuch)
  })
})

test('works wait for their turn', async () => {
  const two = atMost(2)
  let busy = 0
  let most = 0
  const work = async () => {
    most = Math.max(most, ++busy)
    await new Promise((later) => setTimeout(later, 5))
    busy -= 1
  }
  await Promise.all(Array.from({ length: 9 }, () => two(work)))
  await expect(two(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await two(work)
  expect({ most, busy }).toEqual({ most: 2, busy: 0 })
})

describe('a form with files', () => {
  const post = (form: FormData) =>
    new Request('http://localhost/', { method: 'POST', body: form, duplex: 'half' } as RequestInit)
  const given = () => {
    const form = new FormData()
    form.append('note', 'Één “uitleg”')
    form.append('a:file', new File([Buffer.from('een')], 'één.pdf'))
    form.append('nothing:file', new File([], ''))
    form.append('b:file', new File([Buffer.alloc(fileLimits.bytes + 500)], 'groot.pdf'))
    form.append('list', '1')
    form.append('list', '2')
    return form
  }

  test('keeps every text, and each file up to what it may be', async () => {
    const seen = await withUploads(post(given()), async ({ form, uploads }) => ({
      note: form.get('note'),
      list: form.getAll('list'),
      names: [...new Set(form.keys())],
      uploads: uploads.map(({ field, name, size }) => [field, name, size]),
      first: readFileSync(uploads[0]?.path ?? '', 'utf8'),
      folder: dirname(uploads[0]?.path ?? ''),
    }))
    expect(seen).toMatchObject({
      note: 'Één “uitleg”',
      list: ['1', '2'],
      names: ['note', 'list'],
      uploads: [
        ['a:file', 'één.pdf', 3],
        ['b:file', 'groot.pdf', fileLimits.bytes + 1],
      ],
      first: 'een',
    })
    expect(existsSync(seen.folder)).toBe(false)
  })

  test('can be read for its texts alone', async () => {
    expect([...(await textsOf(post(given()))).keys()]).toEqual(['note', 'list', 'list'])
    const plain = new Request('http://localhost/', { method: 'POST', body: new URLSearchParams({ a: 'b' }) })
    expect((await textsOf(plain)).get('a')).toBe('b')
  })

  test.each([
    ['no boundary', 'multipart/form-data', 'x', 400],
    [
      'an end in the middle',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nhal',
      400,
    ],
    [
      'a character that no browser types',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\na\0b\r\n--b--\r\n',
      400,
    ],
    [
      'more fields than a form has',
      'multipart/form-data; boundary=b',
      `${'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'.repeat(2002)}--b--\r\n`,
      413,
    ],
  ])('is refused with %s', async (_what, type, body, status) => {
    const request = new Request('http://localhost/', {
      method: 'POST',
      body,
      headers: { 'Content-Type': type },
    })
    await expect(textsOf(request)).rejects.toMatchObject({ status })
  })
})

async function hugePng(): Promise<Buffer> {
  return sharp({
    create: { width: 9000, height: 9000, channels: 3, background: '#fff' },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9 })
    .toBuffer()
}
