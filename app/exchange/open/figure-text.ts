import type { OpenIndicator } from '#app/domain/open/indicator.ts'
import type { IndicatorValue } from '#app/domain/results/indicator.ts'

/** A number of an indicator as programs read it: euros for money, the rest as it is. */
export function figureText({ type }: Pick<OpenIndicator, 'type'>, value: number): string {
  return String(type === 'money' ? value / 100 : value)
}

/** What the number alone does not tell: that it is a range, about so much, or more; null when it is exact. */
export function doubtOf(indicator: Pick<OpenIndicator, 'type'>, value: IndicatorValue): string | null {
  const from = figureText(indicator, value.value)
  if (value.valueMax != null) return `${from}–${figureText(indicator, value.valueMax)}`
  if (value.qualifier === 'exact') return null
  return value.qualifier === 'about' ? `≈ ${from}` : `> ${from}`
}
