import type { HandedOut } from '#app/commands/hand-out-archive.server.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { saveAs } from '../save-as.server.ts'

/** An archive as it lies in the storage, piece by piece: never shown inside the site, never kept on the way. */
export function archiveAnswer({ bytes, size, madeAt }: HandedOut): Response {
  return new Response(bytes, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Length': String(size),
      'Content-Disposition': saveAs(`archief-${dayOf(madeAt)}.zip`),
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
