import { m } from '#app/i18n/paraglide/messages.js'
import { Fold } from './block/fold.tsx'
import { Link } from './link.tsx'

/** A lesson that is like a plan: what was learned, and where it comes from. */
export type LikeLesson = { key: string; title: string; text: string; source: string }

/** What was learned with plans like this one, folded away; nothing when no lesson is like it. */
export function LessonsLike({ lessons }: { lessons: LikeLesson[] }) {
  if (lessons.length === 0) return null
  return (
    <Fold title={m.lessons_like_title()}>
      <div className="db-stack-s">
        {lessons.map(({ key, title, text, source }) => (
          <div key={key}>
            <p>
              <strong>{title}</strong>
            </p>
            <p>{text}</p>
            <p className="db-small db-soft">{source}</p>
          </div>
        ))}
        <p>
          <Link href="/lessons" look="alone">
            {m.lessons_like_link()}
          </Link>
        </p>
      </div>
    </Fold>
  )
}
