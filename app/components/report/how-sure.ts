import type { Qualifier } from '#app/domain/results/indicator.ts'
import { m } from '#app/i18n/paraglide/messages.js'

/** How sure a figure is, as it is asked. */
export function howSure(): { value: Qualifier; label: string }[] {
  return [
    { value: 'exact', label: m.results_report_exact() },
    { value: 'about', label: m.results_report_about() },
    { value: 'more-than', label: m.results_report_more_than() },
  ]
}
