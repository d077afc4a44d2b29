import { editRoundForm, formHash, takeFormIntoUse } from '#app/commands/edit-round-form.server.ts'
import type { Person } from '#app/domain/access.ts'
import type { FormChange } from '#app/domain/proposal/extra/change.ts'
import { noExtraForm } from '#app/domain/proposal/extra/extra-form.ts'
import { db } from '#db/client.server.ts'
import { roundFormsOf } from '#db/queries/round-forms.server.ts'
import { operation, yes } from './base.ts'

/** The hash of what a change to the questions of a round starts from. */
export async function seenForm(round: string): Promise<string> {
  const [newest] = await roundFormsOf(db(), round)
  return formHash(newest?.form ?? noExtraForm)
}

/** Makes changes to what a round asks of its own, each on top of the one before; the first that is refused throws. */
export async function asks(
  manager: Person,
  round: string,
  changes: readonly FormChange[],
  at: Date,
): Promise<void> {
  for (const change of changes)
    await yes(
      editRoundForm(manager, round, { operation: operation(), seen: await seenForm(round), change }, at),
    )
}

/** Puts what was written to use. */
export async function inUse(manager: Person, round: string, reason: string, at: Date) {
  return takeFormIntoUse(manager, round, { operation: operation(), seen: await seenForm(round), reason }, at)
}
