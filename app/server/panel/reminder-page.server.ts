import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { remindDeclarations, remindedKind } from '#app/commands/remind-declarations.server.ts'
import { savedAt } from '#app/components/block/saved-notice.tsx'
import type { ReminderView } from '#app/components/panel/reminder-form.tsx'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { isAssigning } from '#app/domain/panel/batch.ts'
import { formatCounted } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { db } from '#db/client.server.ts'
import { batchById } from '#db/queries/batches.server.ts'
import { undeclaredIn } from '#db/queries/to-ask.server.ts'
import { toldAbout } from '#db/writes/reminders.server.ts'
import { invalid, notFound, refused } from '../answers.server.ts'
import { forStaff } from './words-for-staff.server.ts'

const ReminderPost = z.strictObject({ operation: z.uuid() })

/** Who did not say yet whom they know in a batch, and whether they can be reminded today. */
export async function reminderPage(actor: Person, id: string | undefined, now: Date): Promise<ReminderView> {
  const batch = await batchById(db(), actor.fund, id ?? '')
  if (!batch) throw notFound()
  const silent = isAssigning(batch.stage) ? await undeclaredIn(db(), actor.fund, batch.id, dayOf(now)) : []
  return {
    batch: { id: batch.id, name: batch.name },
    silent: silent.map(({ person: key, name, open }) => ({
      key,
      name,
      proposals: formatCounted(open.length, 'proposal', currentLocale()),
    })),
    done: (await toldAbout(db(), batch.id)).has(remindedKind(now)),
    operation: randomUUID(),
  }
}

/** Reminds them, and leads back to the batch in the place where somebody works. */
export async function postReminder(actor: Person, request: Request, home: string, id: string, now: Date) {
  const form = parseWithZod(await request.formData(), { schema: ReminderPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await remindDeclarations(actor, id, form.value, now)
  return verdict.ok
    ? redirect(savedAt(`${home}/batches/${verdict.batch}`, 'reminded'))
    : refused(verdict, form, await forStaff(actor))
}
