import { saveAs } from '../save-as.server.ts'

/** A kept PDF to be saved by the browser, never shown inside the site and never guessed to be something else. */
export function pdfAnswer(file: { bytes: Uint8Array; fileName: string; sha256: string }): Response {
  return new Response(Buffer.from(file.bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(file.bytes.byteLength),
      'Content-Disposition': saveAs(file.fileName),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
      ETag: `"${file.sha256}"`,
    },
  })
}
