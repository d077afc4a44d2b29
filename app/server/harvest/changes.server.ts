import type { ChangedNumber } from '#app/domain/results/annual-report-number.ts'
import { numberText, numberWords } from '#app/i18n/harvest-words.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { Worded } from '#app/i18n/worded.ts'

/** What a number was and what it is, in words. */
export function changeText({ was, now }: ChangedNumber, language: Language): string {
  const before = numberText(was, language)
  return now
    ? m.harvest_changed({ was: before, now: numberText(now, language) })
    : m.harvest_changed_gone({ was: before })
}

/** What the figures of indicators became after the approval, by their key. */
export function changesByIndicator(
  changed: readonly ChangedNumber[],
  language: Language,
): Record<string, Worded> {
  return Object.fromEntries(
    changed.flatMap((one) => {
      const { source } = one.was
      if (source.kind !== 'figure') return []
      const now = one.now ? numberWords(one.now, language) : { text: m.harvest_no_result(), dutch: '' }
      return [
        [source.indicator, { text: m.harvest_changed_since({ now: now.text }), dutch: now.dutch }] as const,
      ]
    }),
  )
}
