import type { RankedRow } from '#app/components/panel/ranking.tsx'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { type AgendaReason, agenda } from '#app/domain/panel/meeting.ts'
import { maySeeOrder } from '#app/domain/panel/score.ts'
import { formatMoney, formatTime } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { db } from '#db/client.server.ts'
import { meetingRecordsOf, roomFor } from '#db/queries/meeting.server.ts'
import { seenOutcome } from '#db/queries/outcome.server.ts'
import { type SeenBatch, seenBatch } from '#db/queries/reviewer/batch.server.ts'
import { notFound } from '../answers.server.ts'
import { inWords } from './seen-reviews.server.ts'

export type AgendaRow = {
  id: string
  title: string
  applicant: string
  asked: string
  why: AgendaReason[]
  place: RankedRow['place']
  mean: number | null
  before: number | null
  interval: { low: number; high: number } | null
  advice: string | null
}

/**
 * The agenda of a batch for somebody of the panel, over what is open to them alone: the grey zone and what divides first.
 * Not found before they may see the order, and when nothing is open to them.
 */
export async function meetingAgenda(
  actor: Person,
  id: string | undefined,
  now: Date,
): Promise<{ seen: SeenBatch; rows: AgendaRow[] }> {
  const seen = await seenBatch(db(), actor, id ?? '')
  const open = new Set(seen?.proposals.filter(({ reviews }) => reviews !== null).map((one) => one.id))
  const chair = actor.roles.includes('chair')
  if (!seen || open.size === 0 || !maySeeOrder({ chair }, seen.batch.stage).ok) throw notFound()
  const { outcome, before } = await seenOutcome(db(), seen.batch, dayOf(now), (one) => open.has(one))
  const records = await meetingRecordsOf(db(), [...open])
  const rows = agenda(outcome.ranking.rows).flatMap(({ proposal: key, why }): AgendaRow[] => {
    const proposal = seen.proposals.find((one) => one.id === key)
    const row = outcome.ranking.rows.find((one) => one.proposal === key)
    if (!proposal || !row) return []
    const { title, applicant, asked } = proposal
    return [
      {
        id: key,
        title,
        applicant,
        asked: formatMoney(asked, currentLocale()),
        why,
        place: row.place,
        mean: row.mean,
        before: before.get(key) ?? null,
        interval: row.low !== null && row.high !== null ? { low: row.low, high: row.high } : null,
        advice: records.get(key)?.advice ?? null,
      },
    ]
  })
  return { seen, rows }
}

/** One proposal as the room speaks of it, with the one before and the one after it. Only for the chair. */
export async function meetingRoom(
  actor: Person,
  { batchId, proposalId }: { batchId?: string; proposalId?: string },
  now: Date,
) {
  const { seen, rows } = await meetingAgenda(actor, batchId, now)
  const at = rows.findIndex(({ id }) => id === proposalId)
  const row = rows[at]
  const proposal = seen.proposals.find(({ id }) => id === proposalId)
  if (!row || !proposal?.reviews) throw notFound()
  const record = (await meetingRecordsOf(db(), [row.id])).get(row.id) ?? null
  const room = await roomFor(db(), actor.fund, row.id, dayOf(now))
  return {
    row,
    number: at + 1,
    of: rows.length,
    previous: neighbour(rows[at - 1]),
    next: neighbour(rows[at + 1]),
    batch: { id: seen.batch.id, name: seen.batch.name, meets: seen.batch.stage === 'meeting' },
    reviews: inWords(proposal.reviews, actor.person),
    members: proposal.reviews.map(({ member, name }) => ({ value: member, label: name })),
    out: room.out.map(({ name }) => name),
    silent: room.silent.map(({ name }) => name),
    record: record && {
      advice: record.advice,
      note: record.note,
      by: record.by,
      at: formatTime(record.at, currentLocale()),
    },
  }
}

function neighbour(row: AgendaRow | undefined): { id: string; title: string } | null {
  return row ? { id: row.id, title: row.title } : null
}
