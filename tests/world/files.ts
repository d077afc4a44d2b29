import { readFileSync } from 'node:fs'
import { crc32, deflateRawSync } from 'node:zlib'
import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url))

/** A photo as a telephone makes it. */
export const heic = () => fixture('photo.heic')
/** Nobody opens it without the word "geheim". */
export const lockedPdf = () => fixture('locked.pdf')

export async function pdf(title = 'Begroting'): Promise<Buffer> {
  const document = await PDFDocument.create()
  document.addPage([200, 200])
  document.setTitle(title)
  return Buffer.from(await document.save())
}

/** A JPEG that lies on its side and tells where it was taken. */
export async function photoWithPlace(width = 320, height = 200): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#2a6' } })
    .withExif({
      IFD0: { Make: 'Telefoon' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 12/1 0/1', GPSLongitude: '5/1 48/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

export async function png(width = 40, height = 30): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 4, background: '#a26' } })
    .png()
    .toBuffer()
}

type Entry = { name: string; text: string | Buffer; told?: number; flags?: number }

/** An archive; `told` is the size that it says of an entry, and is a lie. */
export function zip(entries: Entry[]): Buffer {
  const parts: Buffer[] = []
  const heads: Buffer[] = []
  let offset = 0
  for (const { name, text, told, flags = 0 } of entries) {
    const bytes = Buffer.from(text)
    const packed = deflateRawSync(bytes, { level: 9 })
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(flags, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(told ?? bytes.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    heads.push(
      Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, rest, Buffer.from(name)]),
    )
    parts.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(heads)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, directory, end])
}

const types = (main: string) => ({
  name: '[Content_Types].xml',
  text: `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.${main}"/></Types>`,
})

export function docx(more: Entry[] = []): Buffer {
  return zip([
    types('wordprocessingml.document.main+xml'),
    { name: 'word/document.xml', text: '<w:document/>' },
    ...more,
  ])
}

export function xlsx(): Buffer {
  return zip([types('spreadsheetml.sheet.main+xml'), { name: 'xl/workbook.xml', text: '<workbook/>' }])
}

export function odt(manifest = '<manifest:manifest/>'): Buffer {
  return zip([
    { name: 'mimetype', text: 'application/vnd.oasis.opendocument.text' },
    { name: 'content.xml', text: '<office:document-content/>' },
    { name: 'META-INF/manifest.xml', text: manifest },
  ])
}

/** A document that opens to more than it should; with `told` it says that it does not. */
export function zipBomb(told?: number): Buffer {
  return docx([{ name: 'word/media/image1.bmp', text: Buffer.alloc(110 * 1024 * 1024), told }])
}

/** An office document with a password is no archive any more. */
export function lockedOffice(): Buffer {
  const head = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  return Buffer.concat([
    head,
    Buffer.alloc(2000),
    Buffer.from('EncryptedPackage', 'utf16le'),
    Buffer.alloc(500),
  ])
}
