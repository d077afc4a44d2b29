import { dayOf } from '#app/domain/calendar.ts'
import { takesReports } from '#app/domain/grant/ending.ts'
import { canAnswer } from '#app/domain/grant/resident-code.ts'
import { residentCodeHash } from '#app/effects/codes.server.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import { outcomesOf } from '#db/queries/outcome-results.server.ts'
import { codeAsked } from '#db/queries/resident-codes.server.ts'

/** What a code is about, for who holds it; or why it cannot be used, which tells nothing more. */
export async function residentPage(code: string, now: Date) {
  const fund = await currentFund(db())
  const asked = fund && (await codeAsked(db(), fund.id, residentCodeHash(code)))
  const ended = asked ? !takesReports(asked.state, 'final') : false
  const verdict = canAnswer(asked && { ...asked, ended }, dayOf(now))
  const known = asked !== null
  if (!verdict.ok) return { known, about: null, refusal: verdictWords(verdict.reason, currentLocale()) }
  const outcome = asked && (await outcomesOf(db(), [asked.grant])).get(asked.grant)
  return {
    known,
    about: { initiative: asked?.initiative ?? '', indicator: outcome?.indicator?.name ?? '' },
    refusal: null,
  }
}
