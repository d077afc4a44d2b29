import { redirect } from '@remix-run/node'
import { judgeServing } from '#app/domain/proposal/file.ts'
import { storage } from '#app/effects/storage.server.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { verdictWords } from '#app/i18n/words.server.ts'
import type { KeptFile } from '#db/queries/files.server.ts'
import { notFound } from '../answers.server.ts'
import { saveAs } from '../save-as.server.ts'

/**
 * A kept file to be saved by the browser: never shown inside the site, never guessed to be something else, never kept by
 * anything on the way. A file that may not be handed out leads to the page that says why.
 */
export async function fileAnswer(file: KeptFile | undefined, request: Request): Promise<Response> {
  if (!file) throw notFound()
  if (!judgeServing(file.verdict).ok) return redirect(`${pathOf(request)}/verdict`)
  const bytes = request.method === 'HEAD' ? null : await storage().get(file.storageKey)
  if (request.method !== 'HEAD' && !bytes) throw notFound()
  return new Response(bytes, {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Length': String(file.size),
      'Content-Disposition': saveAs(file.name),
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}

/** Why a file is not handed out, in words; a file that may be leads there. */
export function fileVerdict(file: KeptFile | undefined, request: Request) {
  if (!file) throw notFound()
  const path = pathOf(request).replace(/\/verdict$/, '')
  const verdict = judgeServing(file.verdict)
  if (verdict.ok) throw redirect(path)
  const words = verdictWords(verdict.reason, currentLocale())
  return { name: file.name, path, waits: file.verdict === 'waiting', ...words }
}

/** A request for the data of a page has the same path with an ending. */
function pathOf(request: Request): string {
  return new URL(request.url).pathname.replace(/\.data$/, '')
}
