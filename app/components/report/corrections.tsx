import { m } from '#app/i18n/paraglide/messages.js'
import { Link } from '../link.tsx'
import { Section } from '../page/section.tsx'

/** A figure that was put right: what it was, what it is, and why. */
export type CorrectionStep = {
  key: string
  was: string
  now: string
  reason: string
  day: string
  name: string
}
export type StandingFigure = {
  key: string
  name: string
  place: string
  baseline: boolean
  value: string
  steps: readonly CorrectionStep[]
  /** Where it can be put right; null for who may not. */
  href: string | null
}

/** The figures of an accepted report as they count now; who only reads sees those that were put right. */
export function StandingFigures({ figures }: { figures: readonly StandingFigure[] }) {
  const shown = figures.filter(({ steps, href }) => steps.length > 0 || href !== null)
  if (shown.length === 0) return null
  return (
    <Section id="figures" title={m.reporting_figures_now()} intro={m.reporting_figures_now_intro()}>
      <ul className="db-list">
        {shown.map(({ key, name, place, baseline, value, steps, href }) => (
          <li key={key}>
            <strong>
              {[name, baseline && m.results_report_ask_baseline(), place].filter(Boolean).join(', ')}: {value}
            </strong>
            <Steps steps={steps} />
            {href && (
              <p>
                <Link href={href}>
                  {m.reporting_correction_link()}
                  <span className="db-vh">: {[name, place, value].filter(Boolean).join(', ')}</span>
                </Link>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** "Was 31 bewoners, nu 29 bewoners, omdat: …", oldest first. */
export function Steps({ steps }: { steps: readonly CorrectionStep[] }) {
  return steps.map(({ key, was, now, reason, day, name }) => (
    <p key={key}>
      {m.reporting_correction_was({ was, now, reason })}
      <br />
      <span className="db-small db-soft">{m.reporting_correction_by({ day, name })}</span>
    </p>
  ))
}
