import { Readable } from 'node:stream'
import { saveAs } from '../save-as.server.ts'

/** Media types of the files that are handed out. */
export const csvType = 'text/csv; charset=utf-8; header=present'
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Download = { name: string; mediaType: string }

/** A file to be saved by the browser, sent in pieces as they are made, never shown inside the site. */
export function downloadOf(pieces: Iterable<string>, { name, mediaType }: Download): Response {
  const bytes = Readable.toWeb(Readable.from(encoded(pieces))) as unknown as ReadableStream<Uint8Array>
  return new Response(bytes, { headers: headersOf(name, mediaType) })
}

/** The same for a file that is made whole. */
export function wholeDownload(bytes: Buffer, { name, mediaType }: Download): Response {
  return new Response(new Uint8Array(bytes), { headers: headersOf(name, mediaType) })
}

function* encoded(pieces: Iterable<string>): Generator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece, 'utf8')
}

function headersOf(name: string, mediaType: string): Record<string, string> {
  return {
    'Content-Type': mediaType,
    'Content-Disposition': saveAs(name),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  }
}
