import { burdenOf } from '#app/domain/near/burden.ts'
import { sectionKeys } from '#app/domain/proposal/schema.ts'
import { sectionWords } from '#app/i18n/form-words.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { writingTimes } from '#db/queries/burden.server.ts'

/** How long a round's form took those who wrote it, as a whole and by section; nothing of fewer than five plans. */
export async function burdenView(round: string, language: Language) {
  const { sections, whole } = await writingTimes(db(), round)
  const rows = sectionKeys.map((key) => ({
    key: key as string,
    title: sectionWords(key, language).title,
    seconds: sections.get(key) ?? [],
  }))
  return [...rows, { key: 'whole', title: m.near_burden_whole(), seconds: whole }].flatMap(
    ({ key, title, seconds }) => {
      const burden = burdenOf(seconds)
      if (!burden) return []
      const minutes = (count: number) => formatNumber(count, language)
      return {
        key,
        title,
        median: minutes(burden.median),
        half: m.near_burden_half({ from: minutes(burden.from), to: minutes(burden.to) }),
        plans: formatNumber(burden.plans, language),
      }
    },
  )
}
