import { deflateSync } from 'node:zlib'
import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from 'pdf-lib'

export type Attachment = {
  name: string
  mimeType: string
  bytes: Uint8Array
  description: string
  at: Date
  /** What it is to the document: the data in it, or what it was made from. */
  relation: 'Data' | 'Source'
}

/** Attaches a file, beside those that the document has. */
export function attach(
  document: PDFDocument,
  { name, mimeType, bytes, description, at, relation }: Attachment,
): void {
  const { context, catalog } = document
  const compressed = deflateSync(bytes)
  const date = PDFString.fromDate(at)
  const stream = context.obj({
    Type: 'EmbeddedFile',
    Subtype: mimeType,
    Length: compressed.length,
    Filter: 'FlateDecode',
    Params: { Size: bytes.length, CreationDate: date, ModDate: date },
  })
  const file = context.register(PDFRawStream.of(stream, compressed))
  const spec = context.register(
    context.obj({
      Type: 'Filespec',
      F: PDFString.of(name),
      UF: PDFHexString.fromText(name),
      EF: { F: file },
      Desc: PDFHexString.fromText(description),
      AFRelationship: relation,
    }),
  )
  const names = dictionaryIn(document, catalog, 'Names')
  const list = listIn(document, dictionaryIn(document, names, 'EmbeddedFiles'), 'Names')
  const place = placeOf(list, name)
  list.insert(place, PDFHexString.fromText(name))
  list.insert(place + 1, spec)
  listIn(document, catalog, 'AF').push(spec)
}

/** Where a name comes in a list of names and what they name, which is in the order of names. */
function placeOf(list: PDFArray, name: string): number {
  let place = 0
  while (place < list.size() && list.lookup(place, PDFHexString).decodeText() < name) place += 2
  return place
}

function dictionaryIn({ context }: PDFDocument, parent: PDFDict, key: string): PDFDict {
  const known = parent.lookupMaybe(PDFName.of(key), PDFDict)
  const dictionary = known ?? context.obj({})
  if (!known) parent.set(PDFName.of(key), dictionary)
  return dictionary
}

function listIn({ context }: PDFDocument, parent: PDFDict, key: string): PDFArray {
  const known = parent.lookupMaybe(PDFName.of(key), PDFArray)
  const list = known ?? context.obj([])
  if (!known) parent.set(PDFName.of(key), list)
  return list
}
