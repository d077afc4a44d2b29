import { m } from '#app/i18n/paraglide/messages.js'
import { Paragraphs } from '../block/lines.tsx'
import { Table } from '../block/table.tsx'
import { Link } from '../link.tsx'
import { Section } from '../page/section.tsx'
import { Tag } from '../state/state-tag.tsx'
import { Photos } from './photos.tsx'
import type { IndicatorReportView, ReportView } from './report-view.ts'

type SummaryProps = {
  view: ReportView
  /** Where the parts can be changed; left out when they cannot. */
  path?: string
}

/** A whole report beside what was agreed. */
export function ReportSummary({ view, path }: SummaryProps) {
  return (
    <>
      <Section
        id="story"
        title={m.results_report_story()}
        end={path && <Change href={`${path}/story`} what={m.results_report_story()} />}
      >
        <Story view={view} />
      </Section>
      <Section id="measurements" title={m.results_report_measurements()}>
        <div className="db-stack">
          {view.indicators.map((indicator) => (
            <Indicator key={indicator.key} indicator={indicator} path={path} />
          ))}
        </div>
      </Section>
      {(view.voices.length > 0 || path) && (
        <Section
          id="voices"
          title={m.reporting_voices()}
          end={path && <Change href={`${path}/voices`} what={m.reporting_voices()} />}
        >
          <div className="db-stack">
            {view.voices.map(({ key, name, text }) => (
              <div key={key} className="db-stack-s">
                <h3 className="db-h3">{name}</h3>
                <Paragraphs texts={[text]} />
              </div>
            ))}
            {view.voices.length === 0 && <Open />}
          </div>
        </Section>
      )}
      {(view.photos.length > 0 || path) && (
        <Section
          id="photos"
          title={m.reporting_photos()}
          end={path && <Change href={`${path}/photos`} what={m.reporting_photos()} />}
        >
          {view.photos.length > 0 ? <Photos photos={view.photos} /> : <Open />}
        </Section>
      )}
      <Section
        id="spending"
        title={m.results_report_costs()}
        end={path && <Change href={`${path}/spending`} what={m.results_report_spending()} />}
      >
        <Spending view={view} />
      </Section>
      <Section
        id="lesson"
        title={m.results_report_one_lesson()}
        end={path && <Change href={`${path}/lesson`} what={m.results_report_lesson()} />}
      >
        {view.lesson.title || view.lesson.text ? (
          <>
            <h3 className="db-h3">{view.lesson.title}</h3>
            <Paragraphs texts={[view.lesson.text]} />
          </>
        ) : (
          <Open />
        )}
      </Section>
    </>
  )
}

function Story({ view: { milestones, whatChanged, delay } }: { view: ReportView }) {
  return (
    <div className="db-stack">
      {milestones.map(({ key, number, title, agreed, evidence, word, text, reached }) => (
        <div key={key} className="db-stack-s">
          <h3 className="db-h3">
            {number}. {title}
          </h3>
          <p className="db-soft">
            {agreed} {m.results_report_evidence({ evidence })}
          </p>
          <p>
            <Tag knot={reached ? 'check' : 'ring'} tone={reached ? 'good' : 'calm'}>
              {word}
            </Tag>
          </p>
          <Paragraphs texts={[text]} />
        </div>
      ))}
      <div className="db-stack-s">
        <h3 className="db-h3">{m.results_report_what_changed()}</h3>
        {whatChanged ? <Paragraphs texts={[whatChanged]} /> : <p className="db-soft">–</p>}
      </div>
      <div className="db-stack-s">
        <h3 className="db-h3">{m.results_report_delay()}</h3>
        <p>
          {delay ? [delay.length, delay.reason].filter(Boolean).join(' · ') : m.results_report_no_delay()}
        </p>
        {delay && <Paragraphs texts={[delay.explanation]} />}
      </div>
    </div>
  )
}

function Indicator({ indicator, path }: { indicator: IndicatorReportView; path?: string }) {
  const { key, name, agreed, figures, noFigureReason, corrections, baseline, noBaselineReason } = indicator
  const nothing = figures.length === 0 && !noFigureReason && !baseline
  return (
    <div className="db-stack-s">
      <div className="db-row db-row--between">
        <h3 className="db-h3">{name}</h3>
        {path && <Change href={`${path}/${key}`} what={name} />}
      </div>
      <p className="db-soft">{agreed}</p>
      {figures.map((figure) => (
        <p key={figure.key}>
          <strong>{figure.value}</strong>
          <br />
          <span className="db-small db-soft">{figure.more}</span>
        </p>
      ))}
      {corrections.map((one) => (
        <p key={one.key}>
          {one.text}
          <br />
          <span className="db-small db-soft">{one.reason}</span>
        </p>
      ))}
      {figures.length === 0 && noFigureReason && (
        <p>{m.results_report_not_measured({ reason: noFigureReason })}</p>
      )}
      {baseline && (
        <p>
          {m.results_report_baseline_now({ value: baseline.value })}
          <br />
          <span className="db-small db-soft">{baseline.more}</span>
        </p>
      )}
      {!baseline && noBaselineReason && (
        <p className="db-small db-soft">{m.results_report_baseline_reason({ reason: noBaselineReason })}</p>
      )}
      {nothing && <Open />}
    </div>
  )
}

/** The budget with what was spent before and now. */
function Spending({ view: { spending } }: { view: ReportView }) {
  return (
    <Table
      caption={m.results_report_spending()}
      captionHidden
      rows={[...spending.rows, { key: 'total', title: m.results_public_total(), ...spending.totals }]}
      rowKey={({ key }) => key}
      columns={[
        { key: 'title', head: m.results_report_line(), cell: ({ title }) => title },
        { key: 'budget', head: m.results_report_budget(), number: true, cell: ({ budget }) => budget },
        { key: 'before', head: m.results_report_before(), number: true, cell: ({ before }) => before },
        {
          key: 'now',
          head: m.results_report_now(),
          number: true,
          cell: ({ now }) => now ?? m.components_not_filled(),
        },
        { key: 'left', head: m.results_report_left(), number: true, cell: ({ left }) => left },
      ]}
    />
  )
}

function Open() {
  return <p className="db-soft">{m.components_not_filled()}</p>
}

function Change({ href, what }: { href: string; what: string }) {
  return (
    <Link href={href} look="alone">
      {m.components_change()}
      <span className="db-vh">: {what}</span>
    </Link>
  )
}
