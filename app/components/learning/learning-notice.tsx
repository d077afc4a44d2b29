import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { ButtonLink } from '../form/button.tsx'
import { Link } from '../link.tsx'

type LearningNoticeProps = {
  path: string
  learning: { open: { turn: boolean; answers: boolean; late: boolean; day: string } | null } | null
}

/** What looking back on the experiment asks of the fund now, and the way to it. */
export function LearningNotice({ path, learning }: LearningNoticeProps) {
  if (!learning) return null
  const { open } = learning
  if (!open?.turn) return <LearningLink path={path} />
  const day = { day: open.day }
  return (
    <Notice
      tone="turn"
      title={m.learning_next_title()}
      action={<ButtonLink href={`${path}/review`}>{m.learning_next_do()}</ButtonLink>}
    >
      {open.answers
        ? m.learning_next_answer_staff()
        : open.late
          ? m.learning_next_late(day)
          : m.learning_next_text(day)}
    </Notice>
  )
}

/** The way to what was written. */
export function LearningLink({ path }: { path: string }) {
  return (
    <p>
      <Link href={`${path}/review`} look="alone">
        {m.learning_look()}
      </Link>
    </p>
  )
}
