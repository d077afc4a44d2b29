import type { ReportState } from '#app/domain/results/report.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Refusal } from '../block/refusal.tsx'
import { ReasonForm } from '../fund/reason-form.tsx'
import type { CourseAnswer } from '../granting/course-answer.ts'
import { GrantFrame } from '../granting/grant-frame.tsx'
import { Section } from '../page/section.tsx'
import { StateTag } from '../state/state-tag.tsx'

type UnsentProps = {
  page: {
    head: { name: string; reference: string; path: string }
    title: string
    state: ReportState
    word: string
    due: string
    late: boolean
    begun: boolean
    final: boolean
    skipped: { reason: string; day: string; name: string } | null
    skips: boolean
    waiting: readonly string[]
    operation: string
  }
  answer: CourseAnswer
}

/** A report that nobody sent: until when it may come, or why the fund does without it, and what follows from that. */
export function UnsentReport({ page, answer }: UnsentProps) {
  const { head, title, state, word, due, late, final, skipped, skips } = page
  return (
    <GrantFrame head={head}>
      <div className="db-stack-s">
        <p>
          <StateTag machine="report" state={late ? 'late' : state} side="staff">
            {late ? m.results_report_late() : word}
          </StateTag>
        </p>
        <h1>
          {title}, {head.name}
        </h1>
        <p className="db-soft">{m.results_report_due({ day: due })}</p>
      </div>
      {skipped && (
        <Notice tone="calm" title={m.reporting_skip_done(skipped)}>
          {m.reporting_skip_reason({ reason: skipped.reason })}
        </Notice>
      )}
      {skipped && <Waiting waiting={page.waiting} />}
      {final && !skipped && <p>{m.reporting_skip_final()}</p>}
      {skips && (
        <Section id="skip" title={m.reporting_skip_title()} intro={m.reporting_skip_intro()}>
          <div className="db-stack">
            <h3 className="db-h3">{m.reporting_skip_follows()}</h3>
            <ul className="db-list">
              <li>{page.begun ? m.reporting_skip_begun() : m.reporting_skip_not_asked()}</li>
              <li>{m.reporting_skip_told()}</li>
              {page.waiting.length === 0 && <li>{m.reporting_skip_waits_nothing()}</li>}
              {page.waiting.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
              <li>{m.reporting_skip_for_good()}</li>
            </ul>
            <ReasonForm
              label={m.reporting_skip_why()}
              button={m.reporting_skip_do()}
              operation={page.operation}
              answer={answer}
            />
          </div>
        </Section>
      )}
      {!skips && answer?.refusal && <Refusal {...answer.refusal} />}
    </GrantFrame>
  )
}

/** What still waits for a report that the fund does without. */
export function Waiting({ waiting }: { waiting: readonly string[] }) {
  if (waiting.length === 0) return null
  return (
    <ul className="db-list">
      {waiting.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}
