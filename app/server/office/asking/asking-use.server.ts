import { randomUUID } from 'node:crypto'
import { formHash } from '#app/commands/edit-round-form.server.ts'
import type { Person } from '#app/domain/access.ts'
import { differenceOf } from '#app/domain/proposal/extra/difference.ts'
import { noExtraForm } from '#app/domain/proposal/extra/extra-form.ts'
import { db } from '#db/client.server.ts'
import { draftsInRound } from '#db/queries/round-forms.server.ts'
import { askingOf } from './asking-page.server.ts'

/** What will change when the version that is being written is put to use; `version` is null when nothing is written. */
export async function askingUsePage(actor: Person, id: string | undefined, now: Date) {
  const { round, used, written, form } = await askingOf(actor, id, now)
  return {
    id: round.id,
    name: round.name,
    version: written?.version ?? null,
    drafts: await draftsInRound(db(), round.id),
    ...differenceOf(used?.form ?? noExtraForm, form),
    seen: formHash(form),
    operation: randomUUID(),
  }
}
