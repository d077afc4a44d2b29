import type { LoaderFunctionArgs } from '@remix-run/node'
import { pdfAnswer } from '#app/server/granting/pdf-answer.server.ts'
import { harvestDocument } from '#app/server/harvest/public-page.server.ts'

/** The PDF of an approved harvest, as it was kept. */
export async function loader({ params }: LoaderFunctionArgs) {
  return pdfAnswer(await harvestDocument(params.year, params.language))
}
