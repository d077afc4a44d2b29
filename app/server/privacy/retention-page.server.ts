import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { dueNow } from '#app/commands/erase-expired.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { type FundSettings, fundSettingsSchema } from '#app/domain/fund.ts'
import { keptSince, mostErased, type RetentionKind, retentionKinds } from '#app/domain/privacy/retention.ts'
import { draftKeptUntil, keptDays } from '#app/domain/proposal/deadline.ts'
import { formatDay, formatNumber } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { mailKindWord } from '#app/i18n/notification-words.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { draftsUnchangedSince } from '#db/queries/drafts.server.ts'
import { fundById } from '#db/queries/fund.server.ts'
import type { DueRow } from '#db/queries/privacy/due.server.ts'
import { notFound } from '../answers.server.ts'
import { erasedWords, retentionWords, termOf } from './retention-words.ts'

/** The form that erases what was shown. */
export const RetentionPost = z.strictObject({
  operation: z.uuid(),
  seen: z.string().max(64),
  confirmed: z.literal('on', { error: 'empty' }),
})

/** Every kind, how long it is kept, and how much of it may go now. */
export async function retentionPage(actor: Person, now: Date) {
  const settings = await settingsOf(actor)
  const kinds = []
  for (const kind of retentionKinds) {
    const count = await countOf(actor, kind, now)
    kinds.push({
      key: kind,
      name: retentionWords[kind].name(),
      from: retentionWords[kind].from(),
      term: termOf(kind, settings),
      count,
      due: dueWords(kind, count),
    })
  }
  return { kinds }
}

/** One kind: exactly which rows may go now, and the form that lets them go. */
export async function retentionKindPage(actor: Person, key: string | undefined, now: Date) {
  const kind = retentionKindNamed(key)
  const settings = await settingsOf(actor)
  const language = currentLocale()
  const about = {
    kind,
    name: retentionWords[kind].name(),
    from: retentionWords[kind].from(),
    term: termOf(kind, settings),
    operation: randomUUID(),
  }
  if (kind === 'drafts') {
    const drafts = await draftsToGo(actor, now)
    const rows = drafts.map((draft) => ({
      key: draft.id,
      label: m.privacy_ret_no_label(),
      last: formatDay(dayOf(draft.changedAt), language),
      what: [erasedWords.draft.goes()],
      stays: [erasedWords.draft.stays()],
    }))
    return { ...about, rows, lines: null, more: false, before: null, seen: '' }
  }
  const due = await dueNow(db(), actor.fund, kind, now)
  return {
    ...about,
    rows: grouped(due.rows),
    lines: due.openings > 0 ? m.privacy_ret_lines({ count: formatNumber(due.openings, language) }) : null,
    more: due.rows.length === mostErased,
    before: formatDay(keptSince(kind, settings, dayOf(now)), language),
    seen: due.seen,
  }
}

export function retentionKindNamed(key: string | undefined): RetentionKind {
  const kind = retentionKinds.find((one) => one === key)
  if (!kind) throw notFound()
  return kind
}

/** Drafts whose time has passed; that they are told of first is up to the night. */
async function draftsToGo(actor: Person, now: Date) {
  const before = new Date(now.getTime() - keptDays.afterDeadline * 86_400_000)
  const drafts = await draftsUnchangedSince(db(), before)
  return drafts.filter((draft) => draft.fund === actor.fund && draftKeptUntil(draft) < dayOf(now))
}

async function countOf(actor: Person, kind: RetentionKind, now: Date): Promise<number> {
  if (kind === 'drafts') return (await draftsToGo(actor, now)).length
  const { rows, openings } = await dueNow(db(), actor.fund, kind, now)
  return rows.length + openings
}

function dueWords(kind: RetentionKind, count: number): string {
  const figure = formatNumber(count, currentLocale())
  return kind !== 'openings' && kind !== 'drafts' && count === mostErased
    ? m.privacy_ret_most({ count: figure })
    : figure
}

/** The rows by what they hang on, how many of each sort go, and what stays of them. */
function grouped(rows: readonly DueRow[]) {
  const language = currentLocale()
  const subjects = [...new Set(rows.map(({ subject }) => subject))]
  return subjects.map((key) => {
    const of = rows.filter(({ subject }) => subject === key)
    const sorts = [...new Set(of.map(({ what }) => what))]
    return {
      key,
      label: labelOf(of[0]),
      last: formatDay(of[0]?.last ?? '', language),
      what: sorts.map((sort) => {
        const count = of.filter(({ what }) => what === sort).length
        const word = erasedWords[sort].goes()
        return count > 1 ? `${count} × ${word}` : word
      }),
      stays: [...new Set(sorts.map((sort) => erasedWords[sort].stays()))],
    }
  })
}

/** Whose or what it is; a mail by its kind, because whom it went to is what goes. */
function labelOf(row: DueRow | undefined): string {
  if (row?.what === 'mail') return mailKindWord(row.label)
  return row?.label || m.privacy_ret_no_label()
}

async function settingsOf({ fund }: Person): Promise<FundSettings> {
  return fundSettingsSchema.parse((await fundById(db(), fund))?.settings ?? {})
}
