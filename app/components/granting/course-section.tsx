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
type CourseSectionProps = {
  path: string
  course: {
    holds: Held[]
    ending: { state: string; side: string; ground: string; lastDay: string } | null
    manages: boolean
    acts: { href: string; label: string }[]
    letters: { id: string; subject: string; day: string; href: string | null }[]
  }
}

/** The course of a grant for the office: what is held, what can be done, and the letters. */
export function CourseSection({ path, course }: CourseSectionProps) {
  const { holds, acts, letters, ending } = course
  if (holds.length + acts.length + letters.length === 0 && !ending) return null
  return (
    <Section id="course" title={m.course_title()}>
      {ending && <EndingNotice path={path} ending={ending} manages={course.manages} />}
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

/** What is held, why and until when, in the words of the letter. */
export function HoldNotice({ hold, children }: { hold: Held; children?: React.ReactNode }) {
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
