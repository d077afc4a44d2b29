import { m } from '#app/i18n/paraglide/messages.js'
import { Paragraphs } from '../block/lines.tsx'
import { Notice } from '../block/notice.tsx'
import { type ChangedAnswer, ChangedAnswers } from '../changes/changed-text.tsx'
import { Link } from '../link.tsx'
import { Section } from '../page/section.tsx'
import { ReportSummary } from './report-summary.tsx'
import type { ReportView } from './report-view.ts'

/** One time that a report was sent, with the question it came back with. */
export type SentBefore = {
  number: number
  when: string
  name: string
  question: string | null
  returned: string | null
  href: string
}

/** What is different since the report was sent before. */
export function ChangedSince({ changed }: { changed: { when: string; answers: ChangedAnswer[] } | null }) {
  if (!changed) return null
  return (
    <Section
      id="changed"
      title={m.reporting_changed_title()}
      intro={m.reporting_changed_since({ when: changed.when })}
    >
      <div className="db-stack">
        <ChangedAnswers answers={changed.answers} level={3} />
      </div>
    </Section>
  )
}

/** Each time that a report was sent; one can read it again as it was then. */
export function Sendings({ sendings }: { sendings: readonly SentBefore[] }) {
  if (sendings.length === 0) return null
  return (
    <Section id="sendings" title={m.reporting_sendings()}>
      <ul className="db-list">
        {sendings.map(({ number, href, question, returned, ...sent }) => (
          <li key={number}>
            <Link href={href}>{m.reporting_sending({ number: String(number) })}</Link>{' '}
            <span className="db-soft">{m.reporting_sending_sent(sent)}</span>
            {question && (
              <div className="db-small">
                <p className="db-soft">{m.reporting_sending_asked({ day: returned ?? '' })}</p>
                <Paragraphs texts={[question]} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

type SentProps = {
  page: {
    back: string
    title: string
    name: string
    heading: string
    sending: SentBefore
    changed: { when: string; answers: ChangedAnswer[] } | null
    view: ReportView
  }
}

/** A report as it was sent one time: what it changed, what was asked then, and all it said. */
export function SentReport({ page: { back, title, name, heading, sending, changed, view } }: SentProps) {
  const { question, returned } = sending
  return (
    <>
      <div className="db-stack">
        <Link href={back} look="back">
          ‹ {title}, {name}
        </Link>
        <div className="db-stack-s">
          <h1>{heading}</h1>
          <p className="db-soft">{m.results_report_judge_sent({ when: sending.when, name: sending.name })}</p>
        </div>
        {question && (
          <Notice tone="wait" title={m.reporting_sending_asked({ day: returned ?? '' })}>
            <Paragraphs texts={[question]} />
          </Notice>
        )}
      </div>
      <ChangedSince changed={changed} />
      <ReportSummary view={view} />
    </>
  )
}
