import { PDFDocument } from 'pdf-lib'

/** The libraries and letters that make the bytes: within one of them, equal data gives equal bytes. */
export const engine = `pdf-lib-1.17.1 fontkit-2.0.4 source-sans-3 zlib-${process.versions.zlib}`

/** A new document under its title, in its language, made at a moment that is not that of the clock. */
export async function newDocument({
  title,
  language,
  author,
  at,
}: {
  title: string
  language: string
  author: string
  at: Date
}): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false })
  document.setTitle(title, { showInWindowTitleBar: true })
  document.setLanguage(language)
  document.setAuthor(author)
  document.setProducer('Dichtbij')
  document.setCreator('Dichtbij')
  document.setCreationDate(at)
  document.setModificationDate(at)
  return document
}
