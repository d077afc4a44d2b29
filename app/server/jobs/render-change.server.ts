import { keepChangeDocument } from '#app/commands/keep-change-document.server.ts'
import { renderChange } from '#app/documents/change.ts'
import { agreementLanguage } from '#app/i18n/clause-words.server.ts'
import { withLocale } from '#app/i18n/locale.server.ts'
import { db } from '#db/client.server.ts'
import { changeAnywhere } from '#db/queries/changes.server.ts'
import { changeDocument } from '../change-document.server.ts'

/** Makes and keeps the PDF of a change that was sent. It may run again: what is kept stays as it is. */
export async function renderChangeDocument(
  { change: id = '' }: Record<string, string>,
  now: Date,
): Promise<void> {
  const change = await changeAnywhere(db(), id)
  if (!change || change.document) return
  const made = await withLocale(agreementLanguage, async () => {
    const print = await changeDocument(change)
    return print && renderChange(print)
  })
  if (made) await keepChangeDocument({ fund: change.fund, grant: change.grant, change: change.id }, made, now)
}
