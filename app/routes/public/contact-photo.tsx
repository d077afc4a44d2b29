import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from '#app/server/answers.server.ts'
import { db } from '#db/client.server.ts'
import { contactPhoto, currentFund } from '#db/queries/fund.server.ts'

/** The face of somebody one can call; caches ask again each time, so that one that is taken away is gone at once. */
export async function loader({ params }: LoaderFunctionArgs) {
  const fund = await currentFund(db())
  const bytes = fund && (await contactPhoto(db(), fund.id, params.photoId ?? ''))
  if (!bytes) throw notFound()
  return new Response(Buffer.from(bytes), {
    headers: {
      'Content-Type': 'image/jpeg',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-cache',
    },
  })
}
