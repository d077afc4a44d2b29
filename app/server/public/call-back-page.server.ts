import { addDays, dayOf, isIsoDate } from '#app/domain/calendar.ts'
import { callBy } from '#app/domain/call-back.ts'
import { eligibilityReason } from '#app/i18n/eligibility-words.server.ts'
import { formatDateTime, formatWeekday } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { db } from '#db/client.server.ts'
import { currentFund, neighbourhoodsOf } from '#db/queries/fund.server.ts'

/**
 * The form to be called back, or after it what was promised: `?by=` is the day until which, `?reason=` what the check
 * said.
 */
export async function callBackPage(query: URLSearchParams, now: Date, language: Language) {
  const fund = await currentFund(db())
  const areas = fund ? await neighbourhoodsOf(db(), fund.id) : []
  const by = query.get('by')
  const today = dayOf(now)
  const isPromise = by !== null && isIsoDate(by) && by >= today && by <= addDays(today, 7)
  return {
    asked: by !== null,
    promised: isPromise ? formatWeekday(by, language) : null,
    by: formatDateTime(callBy(now), language),
    about: eligibilityReason(query.get('reason') ?? '', language),
    neighbourhoods: areas.map(({ key, name }) => ({ value: key, label: name })),
  }
}
