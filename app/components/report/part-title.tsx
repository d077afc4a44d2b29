import { m } from '#app/i18n/paraglide/messages.js'
import { Lead } from '../page/heading.tsx'
import type { AskedIndicator } from './indicator-fields.tsx'
import type { ReportPart } from './report-view.ts'

type Titled = { part: ReportPart; over: string; indicator: AskedIndicator | null }

export function partTitle({ part, indicator }: Pick<Titled, 'part' | 'indicator'>): string {
  return {
    story: m.results_report_story,
    indicator: () => indicator?.name ?? m.results_report_measurements(),
    voices: m.reporting_voices,
    photos: m.reporting_photos,
    spending: m.results_report_spending,
    lesson: m.results_report_lesson,
  }[part]()
}

/** The title of a part with what helps to answer it. */
export function PartTitle({ page }: { page: Titled }) {
  const lead = {
    story: m.results_report_story_lead,
    indicator: () => page.indicator?.agreed ?? '',
    voices: m.reporting_voices_lead,
    photos: m.reporting_photos_lead,
    spending: m.results_report_spending_lead,
    lesson: m.results_report_lesson_lead,
  }[page.part]()
  return (
    <div className="db-stack-s">
      <p className="db-over">{page.over}</p>
      <h1>{partTitle(page)}</h1>
      <Lead>{lead}</Lead>
      {page.indicator && (
        <p className="db-soft">{m.results_report_running_total({ source: page.indicator.source })}</p>
      )}
    </div>
  )
}
