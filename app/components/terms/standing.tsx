import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { ButtonLink } from '../form/button.tsx'
import type { TermsBeside } from './beside.tsx'
import { partAnchor } from './part-fold.tsx'
import { parts } from './parts.tsx'

type Problems = TermsBeside['problems']
type StandingProps = {
  path: string
  beside: Pick<TermsBeside, 'problems' | 'warnings'>
  /** There is something in the form that cannot be read yet. */
  waits: boolean
}

/** Whether these terms can be offered; if not, what is to be mended and where. What may stay so comes after it. */
export function Standing({ path, beside: { problems, warnings }, waits }: StandingProps) {
  return (
    <>
      {problems.length > 0 && (
        <Notice tone="wait" title={m.manager_grant_problems()}>
          <ProblemList problems={problems} />
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice title={m.terms_warnings()}>
          <ProblemList problems={warnings} />
        </Notice>
      )}
      {problems.length === 0 && !waits && (
        <Notice
          tone="good"
          title={m.manager_grant_no_problems()}
          action={
            <ButtonLink href={`${path}/offer`} look="second">
              {m.manager_grant_to_offer()}
            </ButtonLink>
          }
        />
      )}
    </>
  )
}

/** What is the matter, each with where to mend it; what several of them ask is said once, below them. */
function ProblemList({ problems }: { problems: Problems }) {
  const asked = [...new Set(problems.map(({ whatNow }) => whatNow))]
  return (
    <ul className="db-list">
      {asked.map((whatNow) => {
        const these = problems.filter((one) => one.whatNow === whatNow)
        return (
          <li key={whatNow}>
            {these.length === 1 ? (
              these.map((one) => (
                <span key={one.what}>
                  {one.what} {whatNow} <Where problem={one} />
                </span>
              ))
            ) : (
              <>
                {whatNow}
                <ul className="db-list">
                  {these.map((one) => (
                    <li key={one.what}>
                      {one.what} <Where problem={one} />
                    </li>
                  ))}
                </ul>
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Where({ problem: { part, decision } }: { problem: Problems[number] }) {
  return (
    <>
      {part && <a href={`#${partAnchor(part)}`}>{m.terms_problem_to({ part: parts[part].title() })}</a>}
      {decision && (
        <>
          {' '}
          <a href={decision}>{m.terms_problem_to_decision()}</a>
        </>
      )}
    </>
  )
}
