import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFRef,
} from 'pdf-lib'
import type { Page } from './pages.ts'

export type Role =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'P'
  | 'L'
  | 'LI'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TFoot'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Span'

/** A stretch of what is drawn on a page. */
export type Mark = { page: PDFPage; number: number }
/** A part of a document as it is read out: what it is, and in order what is in it. */
export type Part = { role: Role; kids: (Part | Mark)[]; more: PartMore }
export type PartMore = {
  /** Said in place of a picture. */
  alt?: string
  /** What the head of a table is the head of. */
  scope?: 'Row' | 'Column'
  /** The line through or under a text. */
  line?: 'LineThrough' | 'Underline'
  /** The language it is in, where that is another one than the document's. */
  lang?: string
}
/** What is being written belongs to `now`; null: it is decoration. */
export type Tags = { root: Part; now: Part | null; headings: Heading[]; lang: string | null }
export type Heading = { level: number; text: string; page: PDFPage; y: number }

export function openTags(): Tags {
  const root: Part = { role: 'Document', kids: [], more: {} }
  return { root, now: root, headings: [], lang: null }
}

/** Draws a part of the document: whatever `draw` writes is read out as this, after what came before it. */
export function tagged<Answer>(
  paper: { tags: Tags },
  role: Role,
  draw: () => Answer,
  more: PartMore = {},
): Answer {
  return paper.tags.now === null ? draw() : within(paper, addPart(paper, role, more), draw)
}

/** Adds a part, still empty, that is read out here. */
export function addPart({ tags }: { tags: Tags }, role: Role, more: PartMore = {}): Part {
  const part: Part = { role, kids: [], more: tags.lang === null ? more : { lang: tags.lang, ...more } }
  tags.now?.kids.push(part)
  return part
}

/** Draws in a part that is there already. */
export function within<Answer>({ tags }: { tags: Tags }, part: Part | null, draw: () => Answer): Answer {
  const outer = tags.now
  tags.now = part
  const answer = draw()
  tags.now = outer
  return answer
}

/** Draws in another language than the document is in; in its own when there is none given. */
export function spoken({ tags }: { tags: Tags }, lang: string | null, draw: () => void): void {
  const outer = tags.lang
  tags.lang = lang ?? outer
  draw()
  tags.lang = outer
}

/** Draws what is not read out: the head and foot of a page, and a head that is repeated. */
export function decoration<Answer>(paper: { tags: Tags }, draw: () => Answer): Answer {
  return within(paper, null, draw)
}

/**
 * Writes the tree of parts into the document, as a last part of what an earlier tree of it has. Readers and `pdfinfo -struct-text` follow
 * it.
 */
export function closeTags(document: PDFDocument, { root }: Tags, pages: readonly Page[]): void {
  const tree = treeOf(document)
  if (tree.isFurther) root.role = 'Sect'
  const refs = new Map<Part, PDFRef>()
  const refOf = (part: Part) => {
    const ref = refs.get(part) ?? document.context.nextRef()
    refs.set(part, ref)
    return ref
  }
  tree.kids.push(refOf(root))
  writePart(document, root, tree.ref, refOf)
  for (const page of pages) {
    const key = PDFNumber.of(tree.next++)
    const { node } = page.leaf
    node.set(PDFName.of('StructParents'), key)
    node.set(PDFName.of('Tabs'), PDFName.of('S'))
    tree.numbers.push(key)
    tree.numbers.push(document.context.obj(page.marks.map(refOf)))
  }
  tree.root.set(PDFName.of('ParentTreeNextKey'), PDFNumber.of(tree.next))
}

function treeOf({ catalog, context }: PDFDocument) {
  const [kidsName, numbersName] = [PDFName.of('K'), PDFName.of('Nums')]
  const earlier = catalog.get(PDFName.of('StructTreeRoot'))
  if (earlier instanceof PDFRef) {
    const root = context.lookup(earlier, PDFDict)
    const whole = root.lookup(kidsName, PDFArray).get(0) as PDFRef
    return {
      ref: whole,
      root,
      kids: context.lookup(whole, PDFDict).lookup(kidsName, PDFArray),
      numbers: root.lookup(PDFName.of('ParentTree'), PDFDict).lookup(numbersName, PDFArray),
      next: root.lookup(PDFName.of('ParentTreeNextKey'), PDFNumber).asNumber(),
      isFurther: true,
    }
  }
  const [kids, numbers] = [context.obj([]), context.obj([])]
  const root = context.obj({
    Type: 'StructTreeRoot',
    K: kids,
    ParentTree: context.register(context.obj({ Nums: numbers })),
  })
  const ref = context.register(root)
  catalog.set(PDFName.of('StructTreeRoot'), ref)
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
  return { ref, root, kids, numbers, next: 0, isFurther: false }
}

/** Written as text at once: as objects of the library, the parts of a document would take more than all the rest of it. */
function writePart(document: PDFDocument, part: Part, parent: PDFRef, refOf: (part: Part) => PDFRef): void {
  const ref = refOf(part)
  const page = part.kids.find((kid): kid is Mark => 'page' in kid)?.page
  const kids = part.kids.map((kid) => {
    if ('role' in kid) {
      writePart(document, kid, ref, refOf)
      return refOf(kid)
    }
    if (kid.page === page) return kid.number
    return `<</Type /MCR /Pg ${kid.page.ref} /MCID ${kid.number}>>`
  })
  const { alt, scope, line, lang } = part.more
  const more = [
    page ? ` /Pg ${page.ref}` : '',
    lang ? ` /Lang (${lang})` : '',
    alt ? ` /Alt ${PDFHexString.fromText(alt)}` : '',
    scope ? ` /A <</O /Table /Scope /${scope}>>` : '',
    line ? ` /A <</O /Layout /TextDecorationType /${line}>>` : '',
  ]
  const text = `<</S /${part.role} /P ${parent}${more.join('')} /K [${kids.join(' ')}]>>`
  document.context.assign(ref, PDFInvalidObject.of(Buffer.from(text, 'latin1')))
}
