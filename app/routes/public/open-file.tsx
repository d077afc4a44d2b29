import type { LoaderFunctionArgs } from '@remix-run/node'
import { openFile } from '#app/server/open/files.server.ts'

export const handle = { script: false, file: true }

/** A file of open data, the same to everybody. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  context.renderedBy = 'routes/public/open-file'
  return (await openFile(params.file)) ?? new Response(null, { status: 404 })
}
