import { callBy } from '#app/domain/call-back.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { CallBack } from '#db/queries/call-backs.server.ts'

/** Somebody who wants to be called, or was, in words. */
export function callBackRow(row: CallBack, now: Date, language: Language) {
  const by = callBy(row.askedAt)
  return {
    id: row.id,
    name: row.name,
    phone: row.phone,
    email: row.email,
    neighbourhood: row.neighbourhood ?? '–',
    times: row.times ?? '–',
    about: row.about ?? '–',
    asked: formatDateTime(row.askedAt, language),
    by: formatDateTime(by, language),
    late: by < now,
    called:
      row.calledAt &&
      m.manager_call_was({ name: row.calledBy ?? '', when: formatDateTime(row.calledAt, language) }),
  }
}
