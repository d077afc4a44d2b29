import type { LoaderFunctionArgs } from '@remix-run/node'
import { photoAnswer } from '#app/server/files/photo-answer.server.ts'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import { publicPhoto } from '#db/queries/public/photos.server.ts'

/** A photo that everybody in it lets everybody see. */
export async function loader({ params }: LoaderFunctionArgs) {
  const fund = await currentFund(db())
  return photoAnswer(fund && (await publicPhoto(db(), fund.id, params.reference ?? '', params.fileId ?? '')))
}
