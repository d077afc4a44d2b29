import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRef } from 'pdf-lib'
import type { Heading } from './tagged.ts'

type Entry = Heading & { ref: PDFRef; kids: Entry[] }

/** Makes bookmarks of the headings, each under the nearest higher one, after those that the document has. */
export function closeOutline(document: PDFDocument, headings: readonly Heading[]): void {
  if (headings.length === 0) return
  const { context, catalog } = document
  const top = nested(document, headings)
  const known = catalog.get(PDFName.of('Outlines'))
  const ref = known instanceof PDFRef ? known : context.nextRef()
  const root = known instanceof PDFRef ? context.lookup(known, PDFDict) : context.obj({ Type: 'Outlines' })
  if (ref !== known) {
    context.assign(ref, root)
    catalog.set(PDFName.of('Outlines'), ref)
    catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
  }
  const last = root.get(PDFName.of('Last'))
  writeLevel(document, top, ref, root, last instanceof PDFRef ? last : null)
  const before = root.lookupMaybe(PDFName.of('Count'), PDFNumber)?.asNumber() ?? 0
  root.set(PDFName.of('Count'), PDFNumber.of(before + top.length))
}

function nested({ context }: PDFDocument, headings: readonly Heading[]): Entry[] {
  const top: Entry[] = []
  const path: Entry[] = []
  for (const heading of headings) {
    const entry = { ...heading, ref: context.nextRef(), kids: [] }
    while ((path.at(-1)?.level ?? 0) >= heading.level) path.pop()
    ;(path.at(-1)?.kids ?? top).push(entry)
    path.push(entry)
  }
  return top
}

/** Entries below others are closed at first. */
function writeLevel(
  document: PDFDocument,
  entries: readonly Entry[],
  parent: PDFRef,
  above: PDFDict,
  last: PDFRef | null,
): void {
  const { context } = document
  const [first, end] = [entries[0], entries.at(-1)]
  if (!first || !end) return
  if (last) context.lookup(last, PDFDict).set(PDFName.of('Next'), first.ref)
  else above.set(PDFName.of('First'), first.ref)
  above.set(PDFName.of('Last'), end.ref)
  entries.forEach(({ ref, text, page, y, kids }, index) => {
    const previous = entries[index - 1]?.ref ?? last
    const next = entries[index + 1]?.ref
    const entry = context.obj({
      Title: PDFHexString.fromText(text),
      Parent: parent,
      Dest: [page.ref, 'XYZ', null, y, null],
      ...(previous ? { Prev: previous } : {}),
      ...(next ? { Next: next } : {}),
      ...(kids.length > 0 ? { Count: -kids.length } : {}),
    })
    context.assign(ref, entry)
    writeLevel(document, kids, ref, entry, null)
  })
}
