import { judgeServing, type ScanVerdict } from '#app/domain/proposal/file.ts'
import { storage } from '#app/effects/storage.server.ts'
import { notFound } from '../answers.server.ts'

/** A photo that is shown within a public page; caches ask again each time, so that one that is taken off is gone at once. */
export async function photoAnswer(
  file: { storageKey: string; mediaType: string; verdict: ScanVerdict } | null,
): Promise<Response> {
  const bytes = file && judgeServing(file.verdict).ok ? await storage().get(file.storageKey) : null
  if (!file || !bytes) throw notFound()
  return new Response(bytes, {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-cache',
    },
  })
}
