import type { LoaderFunctionArgs } from '@remix-run/node'
import { harvestNewsletter } from '#app/server/harvest/public-page.server.ts'

/** An approved harvest in short, as plain text to pass on. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { language, text } = await harvestNewsletter(params.year, params.language)
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Language': language }
  return new Response(text, { headers })
}
