import type { Person } from '#app/domain/access.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { db } from '#db/client.server.ts'
import { type NoticeRow, noticesOf, unreadNotices } from '#db/queries/notifications.server.ts'

const most = 25

/** What somebody was told, from the line on that the address asks for. */
export async function noticesPage(actor: Person, address: URL) {
  const from = Math.max(0, Number.parseInt(address.searchParams.get('from') ?? '', 10) || 0)
  const rows = await noticesOf(db(), actor, { from, most: most + 1 })
  const at = (start: number) => `/account/notices${start > 0 ? `?from=${start}` : ''}`
  return {
    rows: rows.slice(0, most).map(noticeView),
    unread: await unreadNotices(db(), actor.fund, actor.person),
    newer: from > 0 ? at(Math.max(0, from - most)) : null,
    older: rows.length > most ? at(from + most) : null,
  }
}
export type NoticeView = ReturnType<typeof noticeView>

function noticeView({ id, subject, summary, path, toldAt, readAt }: NoticeRow) {
  return {
    id,
    subject,
    summary,
    href: path ? `/account/notices/${id}` : null,
    when: formatDateTime(toldAt, currentLocale()),
    isNew: readAt === null,
  }
}
