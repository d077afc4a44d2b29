import { fewerWord } from '#app/components/panel/fewer-words.ts'
import type { WentOnLine } from '#app/components/panel/went-on.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { db } from '#db/client.server.ts'
import { turnsOf } from '#db/queries/stage-turns.server.ts'
import { stageWord } from './stages.server.ts'

/** Where a batch went on with fewer readers, and why; null when it never did. */
export async function wentOnView(
  batch: string,
  byItself: boolean,
): Promise<{ byChair: boolean; lines: WentOnLine[] } | null> {
  const lines = (await turnsOf(db(), batch)).flatMap(({ to, at, fewer }) =>
    fewer
      ? [
          {
            key: `${to} ${at.getTime()}`,
            stage: stageWord(to),
            day: formatDay(dayOf(at), currentLocale()),
            reason: fewerWord(fewer),
          },
        ]
      : [],
  )
  return lines.length > 0 ? { byChair: !byItself, lines } : null
}
