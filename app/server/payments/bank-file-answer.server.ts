import { saveAs } from '../save-as.server.ts'

/** A kept file for the bank, to be saved by the browser: always the same bytes. */
export function bankFileAnswer(file: { bytes: Uint8Array; fileName: string; sha256: string }): Response {
  return new Response(Buffer.from(file.bytes), {
    headers: {
      'Content-Type': 'application/xml',
      'Content-Length': String(file.bytes.byteLength),
      'Content-Disposition': saveAs(file.fileName),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
      ETag: `"${file.sha256}"`,
    },
  })
}
