import { renderOwnData } from '#app/documents/own-data.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { OwnDataForm } from '#app/domain/privacy/own-data.ts'
import { sha256 } from '#app/effects/hash.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { db } from '#db/client.server.ts'
import { fundById } from '#db/queries/fund.server.ts'
import type { OwnData } from '#db/queries/privacy/own-data.server.ts'
import { notTold } from '#db/queries/privacy/told.server.ts'
import { pdfAnswer } from '../granting/pdf-answer.server.ts'
import { saveAs } from '../save-as.server.ts'
import { ownForms } from './own-data-answers.server.ts'
import { ownDataPrint } from './own-data-print.server.ts'

/** What somebody takes along: one JSON of everything, or the same in words as a PDF. */
export async function ownDataAnswer(
  actor: Person,
  own: OwnData,
  form: OwnDataForm,
  now: Date,
): Promise<Response> {
  const fund = (await fundById(db(), actor.fund))?.name ?? ''
  if (form === 'pdf') {
    const forms = await ownForms(actor.fund, currentLocale())
    const bytes = await renderOwnData(ownDataPrint(own, { actor, fund, forms, at: now }))
    return pdfAnswer({ bytes, fileName: `gegevens-${dayOf(now)}.pdf`, sha256: sha256(bytes) })
  }
  const file = { format: 'dichtbij-own-data-1', fund, madeAt: now, ...own, notTold }
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': saveAs(`gegevens-${dayOf(now)}.json`),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
