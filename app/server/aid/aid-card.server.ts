import { aidRoom } from '#app/domain/aid/running-sum.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { db } from '#db/client.server.ts'
import { aidOfUndertaking, aidRulesOf } from '#db/queries/aid.server.ts'
import { undertakingOf } from '#db/queries/aid-undertaking.server.ts'
import { undertakingWord } from './aid-words.ts'

/** What who decides about a proposal has to know of state aid; null for somebody who says to sell nothing. */
export async function aidCard(fund: string, proposal: string, day: IsoDate) {
  const who = await undertakingOf(db(), proposal)
  if (!who || (who.sells !== 'yes' && who.sells !== 'unknown')) return null
  const language = currentLocale()
  const { rules } = await aidRulesOf(db(), fund)
  const { members, known } = await aidOfUndertaking(db(), fund, who.undertaking)
  const room = aidRoom(known, rules, day)
  return {
    name: who.name,
    number: undertakingWord(who.undertaking),
    sells: who.sells,
    linked: members.length - 1,
    sum: room && formatMoney(room.sum, language),
    left: room && formatMoney(room.left, language),
    until: room?.until ? formatDay(room.until, language) : null,
    ceiling: room && formatMoney(room.ceiling, language),
    entries: known.length,
  }
}
