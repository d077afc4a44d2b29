import { deflateSync } from 'node:zlib'
import { type PDFDocument, PDFName, type PDFPage, PDFRawStream } from 'pdf-lib'
import type { Fonts } from './fonts.ts'
import type { Mark, Part } from './tagged.ts'

/** A page while it is written: what is drawn on it, and to which part of the document each stretch of that belongs. */
export type Page = { leaf: PDFPage; written: string[]; owner: Part | null | undefined; marks: Part[] }

export function newPageOf(document: PDFDocument, size: [width: number, height: number]): Page {
  return { leaf: document.addPage(size), written: [], owner: undefined, marks: [] }
}

/** Writes a piece of a page that belongs to a part of the document, or to none: then it is decoration, which is not read out. */
export function put(page: Page, owner: Part | null, piece: string): void {
  if (page.owner !== owner) {
    endStretch(page)
    page.written.push(owner ? `/${owner.role} <</MCID ${page.marks.length}>> BDC` : '/Artifact BMC')
    if (owner) {
      const mark: Mark = { page: page.leaf, number: page.marks.length }
      owner.kids.push(mark)
      page.marks.push(owner)
    }
    page.owner = owner
  }
  page.written.push(piece)
}

/** Gives each page its content and the fonts that it calls by name. */
export function closePages(document: PDFDocument, pages: readonly Page[], fonts: Fonts): void {
  const { context } = document
  const named = context.register(
    context.obj(Object.fromEntries(Object.entries(fonts).map(([name, { ref }]) => [name, ref]))),
  )
  for (const page of pages) {
    endStretch(page)
    const bytes = deflateSync(page.written.join('\n'), { level: 1 })
    const dictionary = context.obj({ Length: bytes.length, Filter: 'FlateDecode' })
    const { node } = page.leaf
    node.set(PDFName.of('Contents'), context.register(PDFRawStream.of(dictionary, bytes)))
    node.set(PDFName.of('Resources'), context.obj({ Font: named }))
  }
}

function endStretch(page: Page): void {
  if (page.owner !== undefined) page.written.push('EMC')
  page.owner = undefined
}
