import type { ReactNode } from 'react'
import type { ReportState } from '#app/domain/results/report.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Paragraphs } from '../block/lines.tsx'
import { Notice } from '../block/notice.tsx'
import type { ChangedAnswer } from '../changes/changed-text.tsx'
import { Link } from '../link.tsx'
import { OfficeShell } from '../shell.tsx'
import { StateTag } from '../state/state-tag.tsx'
import { type StandingFigure, StandingFigures } from './corrections.tsx'
import { ReportSummary } from './report-summary.tsx'
import type { ReportView } from './report-view.ts'
import { ChangedSince, Sendings, type SentBefore } from './sendings.tsx'

export type Judged = {
  path: string
  file: string
  name: string
  reference: string
  title: string
  state: ReportState
  word: string
  sent: { when: string; name: string } | null
  judged: string | null
  question: string | null
  view: ReportView
  changed: { when: string; answers: ChangedAnswer[] } | null
  sendings: readonly SentBefore[]
  figures: readonly StandingFigure[]
}

/** A report in the office: what it says beside the terms, and below it what can be done. `above`: the answer to a form. */
export function JudgedReport({
  page,
  above,
  children,
}: {
  page: Judged
  above?: ReactNode
  children?: ReactNode
}) {
  return (
    <OfficeShell current="/manager/grants">
      <div className="db-stack">
        <Link href={page.file} look="back">
          ‹ {page.name} ({page.reference})
        </Link>
        {above}
        <div className="db-stack-s">
          <p>
            <StateTag machine="report" state={page.state} side="staff">
              {page.word}
            </StateTag>
          </p>
          <h1>
            {page.title}, {page.name}
          </h1>
          {page.sent && <p className="db-soft">{m.results_report_judge_sent(page.sent)}</p>}
        </div>
        {page.state === 'returned' && page.question && (
          <Notice tone="wait" title={m.results_report_judge_returned({ day: page.judged ?? '' })}>
            <Paragraphs texts={[page.question]} />
          </Notice>
        )}
        {page.state === 'accepted' && (
          <Notice tone="good" title={m.results_report_judge_accepted({ day: page.judged ?? '' })} />
        )}
      </div>
      <ChangedSince changed={page.changed} />
      <ReportSummary view={page.view} />
      <StandingFigures figures={page.figures} />
      {page.sendings.length > 1 && <Sendings sendings={page.sendings} />}
      {children}
    </OfficeShell>
  )
}
