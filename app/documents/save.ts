import { deflateSync } from 'node:zlib'
import { PDFContentStream, type PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'

/** The bytes of a finished document. Node compresses its pages, several times as fast as the library would. */
export async function save(document: PDFDocument): Promise<Uint8Array> {
  const { context } = document
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFContentStream)) continue
    object.dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
    context.assign(ref, PDFRawStream.of(object.dict, deflateSync(object.getUnencodedContents())))
  }
  return document.save({ useObjectStreams: false })
}
