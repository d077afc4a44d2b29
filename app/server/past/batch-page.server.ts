import type { Person } from '#app/domain/access.ts'
import { can } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { formatDay, formatMoney, formatNumber } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { batchesOfPast, grantsOfBatch, type PastBatch, pastBatch } from '#db/queries/past.server.ts'
import { notFound } from '../answers.server.ts'
import { nextStep } from './batch-steps.server.ts'
import { fieldWord, kindWords } from './past-words.ts'

const looks = {
  brought: { knot: 'clock', tone: 'wait', word: m.past_batch_state_brought },
  taken: { knot: 'check', tone: 'good', word: m.past_batch_state_taken },
  undone: { knot: 'arrow', tone: 'calm', word: m.past_batch_state_undone },
} as const

function stateOf({ state }: PastBatch) {
  const { knot, tone, word } = looks[state]
  return { knot, tone, word: word() }
}

function moment(at: Date | null, name: string | null, language: Language): string | null {
  return at && m.past_batch_by({ day: formatDay(dayOf(at), language), name: name ?? '' })
}

/** Every file that was brought, the newest first. */
export async function batchesPage(actor: Person, language: Language) {
  const rows = await batchesOfPast(db(), actor.fund)
  return {
    brings: can(actor, 'bring-past').ok,
    rows: rows.map((batch) => ({
      id: batch.id,
      href: `/manager/past/batches/${batch.id}`,
      fileName: batch.fileName,
      kind: batch.kind ? kindWords[batch.kind]() : '',
      state: stateOf(batch),
      lines: batch.lines === null ? '' : formatNumber(batch.lines, language),
      when: moment(batch.takenAt ?? batch.uploadedAt, batch.takenBy ?? batch.uploadedBy, language) ?? '',
    })),
  }
}

const shownGrants = 25

/** A file: what it brought, by whom, how its columns were read, and whether it was undone. */
export async function batchPage(actor: Person, id: string | undefined, language: Language) {
  const batch = await pastBatch(db(), actor.fund, id ?? '')
  if (!batch) throw notFound()
  const brings = can(actor, 'bring-past').ok
  const grants = batch.kind === 'grants' ? await grantsOfBatch(db(), batch.id, shownGrants) : []
  const lines = formatNumber(batch.lines ?? 0, language)
  const facts: [key: string, label: string, value: string | null][] = [
    ['kind', m.past_kind(), batch.kind && kindWords[batch.kind]()],
    ['sheet', m.past_batch_sheet(), batch.sheet],
    ['rows', m.past_batch_rows(), batch.lines === null ? null : lines],
    [
      'money',
      m.past_batch_money(),
      batch.moneyCents === null ? null : formatMoney(batch.moneyCents, language),
    ],
    ['shown', m.past_batch_shown(), isShowable(batch) ? (batch.shown ? m.past_yes() : m.past_no()) : null],
    ['brought', m.past_batch_brought(), moment(batch.uploadedAt, batch.uploadedBy, language)],
    ['taken', m.past_batch_taken(), moment(batch.takenAt, batch.takenBy, language)],
    ['hash', m.past_batch_hash(), batch.sha256],
  ]
  return {
    fileName: batch.fileName,
    state: stateOf(batch),
    next: batch.state === 'brought' && brings ? nextStep(batch) : null,
    undo: batch.state === 'taken' && brings ? `/manager/past/batches/${batch.id}/undo` : null,
    showing: isShowable(batch) && brings ? `/manager/past/batches/${batch.id}/showing` : null,
    done: batch.lines === 1 ? m.past_batch_done_one() : m.past_batch_done({ count: lines }),
    undone:
      batch.undoneAt &&
      m.past_batch_undone_text({
        name: batch.undoneBy ?? '',
        day: formatDay(dayOf(batch.undoneAt), language),
        reason: batch.undoneReason ?? '',
      }),
    facts: facts.flatMap(([key, label, value]) => (value ? [{ key, label, value }] : [])),
    columns: batch.state === 'brought' ? [] : columnsOf(batch),
    grants: grants.map(({ id: key, reference, title }) => ({
      key,
      href: `/manager/past/grants/${key}`,
      label: `${reference}, ${title || m.past_erased()}`,
    })),
    moreGrants: (batch.lines ?? 0) > grants.length ? formatNumber(shownGrants, language) : null,
  }
}

/** The headings of the file with what each was read as. */
function columnsOf({ kind, heads, mapping }: PastBatch) {
  const names = heads ? (JSON.parse(heads) as string[]) : []
  return names.map((head, at) => {
    const field = mapping?.[at]
    return {
      key: String(at),
      label: head,
      value: kind && field ? fieldWord(kind, field) : m.past_columns_leave(),
    }
  })
}

/** What a page says before everybody is told of a file with grants, or no longer. */
export async function showingPage(actor: Person, id: string | undefined, language: Language) {
  const batch = await pastBatch(db(), actor.fund, id ?? '')
  if (!batch || !isShowable(batch)) throw notFound()
  const count = formatNumber(batch.lines ?? 0, language)
  return { fileName: batch.fileName, path: `/manager/past/batches/${batch.id}`, count, shown: batch.shown }
}

function isShowable({ state, kind }: PastBatch): boolean {
  return state === 'taken' && kind === 'grants'
}

/** What a page asks before a file is undone. */
export async function undoPage(actor: Person, id: string | undefined, language: Language) {
  const batch = await pastBatch(db(), actor.fund, id ?? '')
  if (batch?.state !== 'taken') throw notFound()
  const count = formatNumber(batch.lines ?? 0, language)
  return { fileName: batch.fileName, path: `/manager/past/batches/${batch.id}`, count }
}
