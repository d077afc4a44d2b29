import { randomUUID } from 'node:crypto'
import type { Person } from '#app/domain/access.ts'
import { archiveDays, canHandleArchive } from '#app/domain/archive/kept.ts'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { formatBytes, formatDateTime, formatDay, formatNumber } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { archivesOf, type KeptArchive } from '#db/queries/archive/kept.server.ts'

const shown = 20

/** The archives of a fund: those that were made, the one that is on its way, and the one that all of it was read from. */
export async function archivesPage(actor: Person, now: Date) {
  const rows = await archivesOf(db(), actor.fund, shown)
  const may = canHandleArchive(actor, now)
  const closed = !may.ok && may.reason.code !== 'step-up-needed' ? may.reason : null
  const read = rows.find(({ origin }) => origin === 'read')
  return {
    archives: rows.filter(({ origin, madeAt }) => origin === 'made' && madeAt !== null).map(archiveView),
    busy: rows.some(({ origin, madeAt }) => origin === 'made' && madeAt === null),
    closed: closed && { code: closed.code, ...verdictWords(closed, currentLocale()) },
    readFrom: read ? readFromWords(read) : null,
    operation: randomUUID(),
  }
}
export type ArchiveView = Awaited<ReturnType<typeof archivesPage>>['archives'][number]

function archiveView({
  id,
  askedByName,
  madeAt,
  size,
  sha256,
  rows,
  files,
  missing,
  removedAt,
}: KeptArchive) {
  const language = currentLocale()
  const made = madeAt as Date
  const number = (value: number | null) => formatNumber(value ?? 0, language)
  return {
    id,
    when: formatDateTime(made, language),
    by: askedByName,
    holds: m.archive_counts({ rows: number(rows), files: number(files) }),
    missing: missing ? m.archive_missing({ count: number(missing) }) : null,
    size: formatBytes(size ?? 0, language),
    hash: sha256 ?? '',
    href: removedAt ? null : `/admin/archives/${id}/file`,
    stays: removedAt
      ? m.archive_gone({ day: formatDay(dayOf(removedAt), language) })
      : m.archive_until({ day: formatDay(addDays(dayOf(made), archiveDays), language) }),
  }
}

function readFromWords({ askedAt, madeAt, sha256 }: KeptArchive): string {
  const language = currentLocale()
  const made = formatDateTime(madeAt ?? askedAt, language)
  return m.archive_read_from_text({
    day: formatDay(dayOf(askedAt), language),
    made,
    hash: sha256 ?? '',
  })
}
