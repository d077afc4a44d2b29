import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { can, type Person } from '#app/domain/access.ts'
import { type BulkKind, bulkAction, bulkState } from '#app/domain/bulk.ts'
import { sumCents } from '#app/domain/money.ts'
import type { DecisionOutcome } from '#app/domain/panel/says.ts'
import type { Refusal } from '#app/domain/verdict.ts'
import { formatDateTime, formatMoney, formatTime } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { type Bulk, bulkById, bulkSubjects, lastBulks, openBulks } from '#db/queries/bulk.server.ts'
import { closedToEach } from '#db/queries/closed.server.ts'
import { approvalsOf } from '#db/queries/desk/payments.server.ts'
import { notFound } from '../answers.server.ts'
import { forStaff } from '../panel/words-for-staff.server.ts'

/** Each ticked one comes with what was seen of it: `id:hash`. */
const ticked = z.string().regex(/^[0-9a-f-]{36}:\w{1,64}$/)
export const BulkPost = z
  .strictObject({ operation: z.uuid(), item: z.array(ticked).min(1, { error: 'empty' }).max(500) })
  .transform(({ operation, item }) => ({
    operation,
    items: item.map((one) => {
      const [id = '', seen = ''] = one.split(':')
      return { id, seen }
    }),
  }))

const kindWords: Record<BulkKind, { one: () => string; many: (said: { count: string }) => string }> = {
  decisions: { one: m.manager_bulk_decision, many: m.manager_bulk_decisions },
  payments: { one: m.manager_bulk_payment, many: m.manager_bulk_payments },
}

function titleOf({ kind, items }: Bulk): string {
  return items.length === 1 ? kindWords[kind].one() : kindWords[kind].many({ count: String(items.length) })
}

/** One press for many things: what happens to each, when, and what came of it. */
export async function bulkPage(actor: Person, id: string | undefined, now: Date) {
  const bulk = await bulkById(db(), actor.fund, id ?? '')
  if (!bulk) throw notFound()
  const language = currentLocale()
  const subjects = await subjectsFor(actor, bulk)
  const context = await forStaff(actor)
  const outcomes = new Map(bulk.outcomes?.map(({ id: of, reason }) => [of, reason]))
  return {
    ...headOf(bulk, now),
    kind: bulk.kind,
    path: `/manager/bulk/${bulk.id}`,
    by: bulk.by.name,
    stoppedBy: bulk.stoppedBy,
    total: formatMoney(sumCents(subjects.shown.map(({ amount }) => amount ?? 0)), language),
    hidden: subjects.hidden,
    rows: subjects.shown.map(({ id: of, title, to, amount, href, outcome }) => {
      const reason = outcomes.get(of)
      return {
        id: of,
        title,
        to,
        outcome: outcome as DecisionOutcome | null,
        amount: amount === null ? null : formatMoney(amount, language),
        href,
        refusal: reason ? verdictWords(reason as Refusal['reason'], language, context) : null,
      }
    }),
    mayStop: bulkState(bulk, now) === 'waits' && can(actor, bulkAction[bulk.kind]).ok,
    operation: randomUUID(),
  }
}

async function subjectsFor(actor: Person, bulk: Bulk) {
  const ids = bulk.items.map(({ id }) => id)
  const [subjects, closed] = await Promise.all([
    bulkSubjects(db(), actor.fund, bulk.kind, ids),
    closedToEach(db(), actor.fund, [actor.person]),
  ])
  const shown = subjects
    .filter(({ about }) => !closed(actor.person).has(about))
    .sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
  return { shown, hidden: subjects.length - shown.length }
}

function headOf(bulk: Bulk, now: Date) {
  const language = currentLocale()
  return {
    title: titleOf(bulk),
    state: bulkState(bulk, now),
    at: formatTime(bulk.runsAt, language),
    planned: formatDateTime(bulk.plannedAt, language),
    refused: bulk.outcomes?.filter(({ reason }) => reason !== null).length ?? 0,
  }
}

/** The last presses for many things, the newest first. */
export async function bulkList(actor: Person, now: Date) {
  const all = await lastBulks(db(), actor.fund, 50)
  return all.map((bulk) => ({ id: bulk.id, by: bulk.by.name, ...headOf(bulk, now) }))
}

/** What is about to happen in the next minutes, for the desk. */
export async function bulksAhead(actor: Person, now: Date) {
  const open = await openBulks(db(), actor.fund)
  return open.map((bulk) => {
    const { title, at } = headOf(bulk, now)
    return { href: `/manager/bulk/${bulk.id}`, words: m.manager_bulk_ahead({ title, at }) }
  })
}

/** The payments that somebody may approve, to do them with one press. */
export async function approvalsPage(actor: Person) {
  const language = currentLocale()
  const [rows, waiting] = await Promise.all([approvalsOf(db(), actor), openBulks(db(), actor.fund)])
  const planned = new Set(waiting.flatMap(({ items }) => items.map(({ id }) => id)))
  const free = rows.filter(({ id }) => !planned.has(id))
  return {
    may: can(actor, 'approve-release').ok,
    total: formatMoney(sumCents(free.map(({ amount }) => amount)), language),
    planned: rows.length - free.length,
    rows: free.map(({ id, title, to, amount, number, preparer }) => ({
      id,
      value: `${id}:${amount}`,
      title,
      to,
      number: String(number),
      amount: formatMoney(amount, language),
      preparer: preparer ?? '',
      href: `/manager/releases/${id}/approval`,
    })),
    operation: randomUUID(),
  }
}
