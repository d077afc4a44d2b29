import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate, parseDay } from '#app/domain/calendar.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { db } from '#db/client.server.ts'
import { panelOn, presencesAt } from '#db/queries/allowances.server.ts'
import { batchById } from '#db/queries/batches.server.ts'
import { notFound } from '../answers.server.ts'
import { day } from '../granting/course-form.server.ts'

const people = z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.uuid()))
export const PresencePost = z
  .strictObject({ operation: z.uuid(), heldOn: day, present: people, corrects: z.literal('yes').optional() })
  .transform((form) => ({ ...form, corrects: form.corrects === 'yes' }))

/** Who was at the meetings about a batch, and the form for a new one, or for the one of `?on=` that is put right. */
export async function presencePage(
  { fund }: Person,
  id: string | undefined,
  query: URLSearchParams,
  now: Date,
) {
  const batch = await batchById(db(), fund, id ?? '')
  if (!batch) throw notFound()
  const language = currentLocale()
  const written = await presencesAt(db(), fund, batch.id)
  const asked = parseDay(query.get('on') ?? '')
  const on = asked && written.some(({ heldOn }) => heldOn === asked) ? asked : dayOf(now)
  const members = await panelOn(db(), fund, on)
  const days = [...new Set(written.map(({ heldOn }) => heldOn))]
  const at = (heldOn: IsoDate) => written.filter((one) => one.heldOn === heldOn)
  return {
    batch: { id: batch.id, name: batch.name },
    meets: batch.stage === 'meeting' || batch.stage === 'decided',
    on,
    corrects: asked === on && days.includes(on) ? formatDay(on, language) : null,
    present: asked === on ? at(on).map(({ person }) => person) : [],
    members: [
      ...members,
      ...at(on).flatMap(({ person, name }) =>
        members.some(({ id: known }) => known === person) ? [] : [{ id: person, name, background: null }],
      ),
    ].map(({ id: value, name, background }) => ({ value, label: name, background })),
    days: days.map((heldOn) => ({
      key: heldOn,
      on: formatDay(heldOn, language),
      who: at(heldOn).map(({ name }) => name),
    })),
    operation: randomUUID(),
  }
}
