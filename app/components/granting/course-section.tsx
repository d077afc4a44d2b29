import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Link } from '../link.tsx'
import { Section } from '../page/section.tsx'
import { LetterList } from './letter-list.tsx'

type Held = {
  id: string
  what: string
  reason: string
  explanation: string | null
  whatToDo: string | null
  from: string
  until: string
}
type Settled = {
  returned: boolean
  decided: string | null
  final: string
  toPay: string | null
  asked: string | null
  left: string
  open: boolean
  due: string | null
  plan: string[]
}
type CourseSectionProps = {
  path: string
  course: {
    holds: Held[]
    ending: { state: string; side: string; ground: string; lastDay: string } | null
    endingReturned: { by: string; reason: string } | null
    settlement: Settled | null
    manages: boolean
    acts: { href: string; label: string }[]
    letters: { id: string; subject: string; day: string; href: string | null }[]
  }
}

/** The course of a grant for the office: what is held, what can be done, and the letters. */
export function CourseSection({ path, course }: CourseSectionProps) {
  const { holds, acts, letters, ending, endingReturned, settlement } = course
  if (holds.length + acts.length + letters.length === 0 && !ending && !settlement && !endingReturned)
    return null
  return (
    <Section id="course" title={m.course_title()}>
      {ending && <EndingNotice path={path} ending={ending} manages={course.manages} />}
      {endingReturned && (
        <Notice tone="info" title={m.course_end_came_back()}>
          <p className="db-lines">{endingReturned.reason}</p>
          <p>{endingReturned.by}</p>
        </Notice>
      )}
      {settlement && (
        <SettlementNotice settlement={settlement}>
          <p className="db-row">
            <Link href={`${path}/settlement/decision`}>{m.course_settle_look()}</Link>
            {course.manages && settlement.decided && settlement.open && (
              <Link href={`${path}/repayment`}>{m.course_repaid_title()}</Link>
            )}
          </p>
        </SettlementNotice>
      )}
      {holds.map((hold) => (
        <HoldNotice key={hold.id} hold={hold}>
          {course.manages && (
            <p className="db-row">
              <Link href={`${path}/holds/${hold.id}/ending`}>{m.course_resume_title()}</Link>
              <Link href={`${path}/holds/${hold.id}/extension`}>{m.course_extend_title()}</Link>
            </p>
          )}
        </HoldNotice>
      ))}
      {acts.length > 0 && (
        <ul className="db-plain">
          {acts.map(({ href, label }) => (
            <li key={href}>
              <Link href={href} look="alone">
                {label}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {letters.length > 0 && (
        <>
          <h3>{m.course_letters()}</h3>
          <LetterList letters={letters} />
        </>
      )}
    </Section>
  )
}

type EndingNoticeProps = {
  path: string
  ending: NonNullable<CourseSectionProps['course']['ending']>
  manages: boolean
}

function EndingNotice({ path, ending, manages }: EndingNoticeProps) {
  const prepared = ending.state === 'prepared'
  return (
    <Notice
      tone="wait"
      title={prepared ? m.course_end_waits() : m.course_end_announced({ day: ending.lastDay })}
    >
      <p>{ending.ground}</p>
      <p className="db-row">
        <Link href={`${path}/ending/decision`}>
          {prepared ? m.course_end_decide_title() : m.course_end_look()}
        </Link>
        {manages && ending.side === 'fund' && (
          <Link href={`${path}/ending/withdrawal`}>{m.course_end_back_title()}</Link>
        )}
      </p>
    </Notice>
  )
}

/** The final amount, and what is still to pay or to get back. */
export function SettlementNotice({ settlement, children }: { settlement: Settled; children?: ReactNode }) {
  const { returned, decided, final, toPay, asked, open, left, due, plan } = settlement
  if (!decided)
    return (
      <Notice tone="wait" title={returned ? m.course_settle_came_back() : m.course_settle_waits()} level={3}>
        {children}
      </Notice>
    )
  return (
    <Notice tone={open ? 'wait' : 'info'} title={m.course_settle_stands({ amount: final })}>
      {toPay && <p>{m.course_settle_stands_pay({ amount: toPay, day: due ?? '' })}</p>}
      {asked && open && <p>{m.course_settle_stands_back({ amount: left, day: due ?? '' })}</p>}
      {asked && !open && <p>{m.course_settle_stands_back_done({ amount: asked })}</p>}
      {open && plan.length > 1 && (
        <ul className="db-list">
          {plan.map((part) => (
            <li key={part}>{part}</li>
          ))}
        </ul>
      )}
      {children}
    </Notice>
  )
}

/** What is held, why and until when, in the words of the letter. */
export function HoldNotice({ hold, children }: { hold: Held; children?: ReactNode }) {
  return (
    <Notice tone="wait" title={m.course_hold_stands({ what: hold.what, until: hold.until })}>
      <p>{hold.reason}</p>
      {hold.explanation && <p className="db-lines">{hold.explanation}</p>}
      {hold.whatToDo && (
        <p className="db-lines">
          <strong>{m.course_hold_you_can()}</strong> {hold.whatToDo}
        </p>
      )}
      {children}
    </Notice>
  )
}
