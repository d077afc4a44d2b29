import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { cents } from '#app/domain/money.ts'
import { canRecordPresence, dueForMeeting, type PresenceGiven } from '#app/domain/panel/allowance.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { panelOn, presencesAt, presencesOf } from '#db/queries/allowances.server.ts'
import { batchById } from '#db/queries/batches.server.ts'
import { lockMembers, writePresence } from '#db/writes/allowances.server.ts'
import { lockBatch } from '#db/writes/panel.server.ts'

export type PresenceForm = PresenceGiven & { operation: string }

/**
 * The chair writes down who of the panel was at a meeting about a batch, and with it what each gets for it by the settings of
 * now; who is written down already keeps what they got. What was written down of a day can be put right. Refuses
 * `not-found` to others, and what `canRecordPresence` refuses.
 */
export async function recordPresence(
  actor: Person,
  batchId: string,
  form: PresenceForm,
  now: Date,
): Promise<Verdict<{ batch: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'record-presence', batch: batchId, ...form }, now, async () => {
      const lead = can(actor, 'lead-panel')
      if (!lead.ok) return lead
      const locked = await lockBatch(tx, actor.fund, batchId, 'update')
      const batch = locked && (await batchById(tx, actor.fund, locked.id))
      if (!batch) return refused('not-found')
      const { heldOn } = form
      const members = await panelOn(tx, actor.fund, heldOn)
      const before = (await presencesAt(tx, actor.fund, batch.id)).filter((one) => one.heldOn === heldOn)
      const written = new Set(before.map(({ person }) => person))
      const verdict = canRecordPresence(form, {
        stage: batch.stage,
        since: dayOf(locked.createdAt),
        today: dayOf(now),
        members: [...members.map(({ id }) => id), ...written],
        written: written.size > 0,
      })
      if (!verdict.ok) return verdict
      const there = new Set(form.present)
      const row = { fundId: actor.fund, batchId: batch.id, heldOn, recordedBy: actor.person, recordedAt: now }
      for (const person of written)
        if (!there.has(person))
          await writePresence(tx, { ...row, personId: person, present: false, dueCents: cents(0) })
      const come = members.filter(({ id }) => there.has(id) && !written.has(id))
      await lockMembers(
        tx,
        come.map(({ id }) => id),
      )
      for (const { id, background } of come) {
        const dueCents = dueForMeeting(
          background,
          heldOn,
          await presencesOf(tx, actor.fund, id),
          batch.settings,
        )
        await writePresence(tx, { ...row, personId: id, present: true, dueCents })
      }
      const event = { fund: actor.fund, actor: actor.id, batch: batch.id, at: now }
      await record(tx, { type: 'presence-recorded', ...event, heldOn, present: there.size })
      return allowed({ batch: batch.id })
    }),
  )
}
